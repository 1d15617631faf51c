import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Event } from '../../../traces/event/event.ts';
import { constructorOf } from '../../../traces/export/itf/event-value.ts';
import { itf } from '../../../traces/export/itf/itf.ts';
import { vocabulary } from '../../../traces/event/vocabulary.ts';
import { eventKinds } from '../../../traces/event/schema.ts';
import { readAll } from '../read/read-all.ts';
import { header } from '../read/records.ts';
import { exported, type Recorded } from './exported.ts';
import { statesIn, valueOf } from './itf-rules.ts';
import { anyRecording } from './recordings.ts';

const captures = join(import.meta.dirname, '../../../examples/captures');

const statesOf = async (recorded: Recorded) => statesIn((await exported(itf, recorded)).bytes.toString());

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The event that led to a state: fields that are there, as they were. */
const eventIn = (state: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const [kind, stamp, event] = [state['kind'], valueOf(state['stamp']), valueOf(state['event'])];
  if (!isRecord(stamp) || !isRecord(event) || !isRecord(event['value'])) throw new Error('no event');
  expect(event['tag']).toBe(constructorOf(String(kind)));
  const { g, t, thread: s, worker } = stamp;
  const fields = Object.entries(event['value']).flatMap(([name, value]) => {
    if (!isRecord(value) || !('tag' in value)) return [[name, value] as const];
    return value['tag'] === 'Unseen' ? [] : [[name, value['value']] as const];
  });
  return { e: kind, g, t, s, w: worker === -1 ? null : worker, ...Object.fromEntries(fields) };
};

const known = (event: Event): unknown => {
  const names = new Set(['e', 'g', 't', 's', 'w', ...Object.keys(vocabulary[event.e].fields)]);
  return JSON.parse(
    JSON.stringify(Object.fromEntries(Object.entries(event).filter(([name]) => names.has(name)))),
  );
};

const between = <T>(states: readonly T[], end: unknown): readonly T[] =>
  states.slice(1, end === undefined ? undefined : -1);

test('each event of any recording leads to a state that says all that the vocabulary knows of it', async () => {
  await fc.assert(
    fc.asyncProperty(anyRecording, async (recorded) => {
      const states = await statesOf(recorded);
      expect(between(states, recorded.end).map(eventIn)).toEqual(recorded.events.map(known));
    }),
    { numRuns: 40, seed: 6 },
  );
});

test('so it does for a capture', async () => {
  const recorded = await readAll(join(captures, '1.53.1-probed/S5-yield-defer-mt2.jsonl.gz'));
  const states = await statesOf(recorded);
  expect(between(states, recorded.end).map(eventIn)).toEqual(recorded.events.map(known));
});

test('every kind has a constructor of its own', () => {
  const constructors = [...eventKinds, 'init', 'end'].map(constructorOf);
  expect(new Set(constructors).size).toBe(constructors.length);
  for (const name of constructors) expect(name).toMatch(/^[A-Z][A-Za-z]*$/u);
});

const at = (g: number) => ({ g, t: g, s: 1, w: 0 }) as const;
const knownAfter = async (events: readonly Event[]) => {
  const states = await statesOf({ header, events, end: undefined });
  return states.slice(1).map(({ tasks, threads }) => [valueOf(tasks), valueOf(threads)]);
};

describe('what is known after each event', () => {
  const running = { worker: 0, doing: 'running', task: -1 };
  const polling = { worker: 0, doing: 'polling', task: 7 };

  test('follows a task from its spawn to its end', async () => {
    const states = await knownAfter([
      { e: 'spawn.begin', ...at(0), task: 7 },
      { e: 'poll.begin', ...at(1), task: 7 },
      { e: 'poll.end', ...at(2), task: 7, ready: false },
      { e: 'wake.begin', ...at(3), task: 7 },
      { e: 'poll.begin', ...at(4), task: 7 },
      { e: 'yield', ...at(5), task: 7, how: 'yield_now' },
      { e: 'poll.end', ...at(6), task: 7, ready: false },
      { e: 'poll.begin', ...at(7), task: 7 },
      { e: 'poll.end', ...at(8), task: 7, ready: true },
      { e: 'wake.begin', ...at(9), task: 7 },
    ]);
    expect(states).toEqual([
      [[[7, 'spawned']], [[1, running]]],
      [[[7, 'polled']], [[1, polling]]],
      [[[7, 'idle']], [[1, running]]],
      [[[7, 'woken']], [[1, running]]],
      [[[7, 'polled']], [[1, polling]]],
      [[[7, 'polled']], [[1, polling]]],
      [[[7, 'yielded']], [[1, running]]],
      [[[7, 'polled']], [[1, polling]]],
      [[], [[1, running]]],
      [[], [[1, running]]],
    ]);
  });

  test('is nothing of a thread and the task it polled once events of it were lost', async () => {
    const states = await knownAfter([
      { e: 'park.begin', ...at(0) },
      { e: 'poll.begin', ...at(1), task: 7 },
      { e: 'gap', ...at(2), why: 'buffer full' },
    ]);
    expect(states.at(-1)).toEqual([[[7, 'unknown']], [[1, { worker: 0, doing: 'unknown', task: -1 }]]]);
  });
});
