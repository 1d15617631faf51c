import { describe, expect, test } from 'vitest';
import type { End, Header, RuntimeConfig, RuntimeInfo } from '../../../traces/event/header.ts';
import * as valid from '../../../traces/event/validators.generated.js';

const config: Required<RuntimeConfig> = {
  event_interval: 61,
  global_queue_interval: 'auto',
  lifo_slot: true,
  eager_driver_handoff: false,
  alt_timer: false,
  max_lifo_polls: 3,
  queue_capacity: 256,
  coop_budget: 128,
};

const runtime: Required<RuntimeInfo> = {
  name: 'tokio',
  version: null,
  flavor: 'current_thread',
  workers: 1,
  config,
};

const full: Required<Header> = {
  e: 'header',
  v: 1,
  minor: 1,
  runtime,
  recorder: { name: 'test', version: '1', format: 'yieldcheck-1' },
  clock: { domain: 'mono', origin: '9007199254740993', resolution: 1_000, skew: 500 },
  order: { across: 'gseq' },
  coverage: { schedule: 'all', take: 'sampled', yield: 'none', mark: 'unknown' },
  edges: { 'poll.begin': 'before', 'poll.end': 'after', mark: 'unknown', take: 'exact' },
  loss: { head: true, middle: false, tail: false },
  inputs: [{ path: 'a', bytes: 7 }],
  scenario: 'a test',
  filled: { rules: '1.53.1', recorded: null, by: 'a test', kinds: ['take'], note: 'one of many' },
};

const end: Required<End> = { e: 'end', n: 0, complete: true };

const optional = new Set(['minor', 'edges', 'loss', 'inputs', 'scenario', 'filled']);

const without = (record: object, name: string): object =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));

const configured = (other: object): object => ({ ...full, runtime: { ...runtime, config: other } });

describe('the header', () => {
  test('may have every field that its type has, and others', () => {
    expect(valid.header(full)).toBe(true);
    expect(valid.header({ ...full, host: 'x', runtime: { ...runtime, build: 'x', config: {} } })).toBe(true);
  });

  test.each(Object.keys(full))('%s may be absent only if it is optional', (name) => {
    expect(valid.header(without(full, name))).toBe(optional.has(name));
  });

  test.each(Object.keys(runtime))('runtime.%s must be there', (name) => {
    expect(valid.header({ ...full, runtime: without(runtime, name) })).toBe(false);
  });

  test.each(Object.keys(full))('%s must be of its type', (name) => {
    expect(valid.header({ ...full, [name]: ['wrong'] })).toBe(false);
  });

  test.each(Object.keys(config))('runtime.config.%s may be absent and must be of its type', (name) => {
    expect(valid.header(configured(without(config, name)))).toBe(true);
    for (const wrong of ['', -1, 1.5, null, []]) {
      expect(valid.header(configured({ ...config, [name]: wrong }))).toBe(false);
    }
  });

  test('covers only kinds of the vocabulary, in known words', () => {
    expect(valid.header({ ...full, coverage: { 'poll.begun': 'all' } })).toBe(false);
    expect(valid.header({ ...full, coverage: { 'poll.begin': 'some' } })).toBe(false);
    expect(valid.header({ ...full, edges: { 'poll.begun': 'before' } })).toBe(false);
    expect(valid.header({ ...full, edges: { 'poll.begin': 'pre' } })).toBe(false);
  });
});

describe('the end', () => {
  test.each(Object.keys(end))('%s must be there and of its type', (name) => {
    expect(valid.end(end)).toBe(true);
    expect(valid.end(without(end, name))).toBe(false);
    expect(valid.end({ ...end, [name]: 'wrong' })).toBe(false);
  });
});
