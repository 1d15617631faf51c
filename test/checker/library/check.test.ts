import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, explain, generate, QuestionError } from '../../../checker/library/index.ts';
import type { Event, GeneratedTrace, TraceSource } from '../../../checker/library/index.ts';

const captures = join(import.meta.dirname, '../../../examples/captures');
const recording = join(captures, '1.51.1-probed/S5-wake1-mt2.jsonl.gz');

const [generated] = [...generate({ scenario: 'yielders', tasks: 2, polls: 2, depth: 60, limit: 1 }).traces];
if (generated === undefined) throw new Error('nothing was generated');
const trace: GeneratedTrace = generated;

async function* oneByOne(events: readonly Event[]): AsyncGenerator<Event> {
  for (const event of events) yield event;
}

function* endless(): Generator<Event> {
  for (let g = 0; ; g++) yield { e: 'driver.begin', g, t: g, s: 1, w: 0, timeout: null };
}

describe('check', () => {
  it.each([
    ['a path', recording],
    ['bytes', readFileSync(recording)],
  ])('takes %s', async (_, source) => {
    const { ok, outcomes, summary } = await check(source);
    expect(ok).toBe(true);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['checked']);
    expect(summary.events).toBe(455);
  });

  it.each([
    ['a list', () => trace.events],
    ['a list of batches', () => [trace.events.slice(0, 7), trace.events.slice(7)]],
    ['a stream', () => oneByOne(trace.events)],
  ])('takes events as %s', async (_, events) => {
    const { outcomes, conformance } = await check(
      { header: trace.header, events: events(), end: trace.end },
      { properties: 'one-poll-at-a-time' },
    );
    expect(conformance).toEqual([]);
    const [outcome] = outcomes;
    expect(outcome).toMatchObject({
      kind: 'checked',
      result: { file: 'trace', events: trace.events.length, ended: true },
    });
  });

  it('takes several', async () => {
    const { summary, outcomes } = await check([recording, trace]);
    expect(outcomes).toHaveLength(2);
    expect(summary.events).toBe(455 + trace.events.length);
  });

  it('finds what is violated', async () => {
    const twice = trace.events.findIndex(({ e }) => e === 'poll.begin');
    const events = [...trace.events.slice(0, twice + 1), ...trace.events.slice(twice)].map((event, g) =>
      Object.assign({}, event, { g, t: g }),
    );
    const { judgement, outcomes } = await check({ ...trace, events }, { properties: 'one-poll-at-a-time' });
    expect(judgement.code).toBe(10);
    expect(outcomes[0]).toMatchObject({
      kind: 'checked',
      result: { verdicts: [{ verdict: 'violated', violations: 1 }] },
    });
  });

  it('asks whether a trace is a behaviour of a release', async () => {
    const own = await check([recording, { ...trace, events: oneByOne(trace.events) }], { against: 'auto' });
    expect(own.conformance.map(({ kind }) => kind)).toEqual(['accepted', 'accepted']);
    expect(own.outcomes).toEqual([]);
    expect(own.ok).toBe(true);
    const lost = trace.events.filter(({ e, g }) => e !== 'poll.end' || g > 20);
    const other = await check({ ...trace, events: lost }, { against: '1.53.1', properties: 'local-fifo' });
    expect(other.conformance.map(({ kind }) => kind)).toEqual(['refused']);
    expect(other.outcomes).toHaveLength(1);
    expect(other.judgement.code).toBe(12);
  });

  it('tells of a trace that cannot be read, with the place', async () => {
    const damaged: Event = JSON.parse('{"e":"poll.begin","g":"third","t":3,"s":1,"w":0,"task":1}');
    const events = trace.events.with(3, damaged);
    const { judgement, outcomes } = await check({ ...trace, events });
    expect(judgement.code).toBe(65);
    expect(outcomes[0]).toMatchObject({ kind: 'unreadable', problem: { code: 'TRACE014', line: 5 } });
  });

  it('ends when it is told to', async () => {
    const reason = new Error('enough');
    await expect(check(trace, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const listener = (): never => {
      throw reason;
    };
    await expect(check(recording, { onProgress: listener })).rejects.toBe(reason);
    await expect(check(recording, { onProgress: listener, against: 'auto' })).rejects.toBe(reason);
  });

  it('hears a signal while it reads from memory', async () => {
    const header = trace.header;
    const controller = new AbortController();
    const checking = check({ header, events: endless() }, { signal: controller.signal });
    setTimeout(() => controller.abort(), 30);
    await expect(checking).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('refuses what is no trace, and questions that cannot be asked', async () => {
    const number: TraceSource = JSON.parse('7');
    await expect(check(number)).rejects.toMatchObject({ code: 'ASK009' });
    await expect(check(trace, { against: '0.3' })).rejects.toBeInstanceOf(QuestionError);
    await expect(check(trace, { properties: ['nothing'] })).rejects.toMatchObject({ code: 'ASK004' });
  });
});

describe('generate and explain', () => {
  it('agree on the events of a run', () => {
    const { run, complete, ok } = explain({ scenario: 'yielders', tasks: 2, polls: 2, path: trace.path });
    expect([...run.start, ...run.steps.flatMap(({ events }) => events)]).toEqual(trace.events);
    expect(complete).toBe(trace.end.complete);
    expect(ok).toBe(true);
  });

  it('cover all transitions with traces that satisfy everything', async () => {
    const { traces, covered } = generate({ tasks: 1, polls: 2, workers: 1 });
    expect(covered).toBeGreaterThan(0);
    const { judgement } = await check([...traces]);
    expect(judgement.grounds).toEqual([]);
  });

  it.each([
    ['a path that is none', '0.x', 'ASK008'],
    ['a path that leads nowhere', [99], 'ASK008'],
  ])('refuse %s', (_, path, code) => {
    expect(() => explain({ path })).toThrow(expect.objectContaining({ code }));
  });

  it('refuse numbers that are none', () => {
    expect(() => generate({ depth: -1 })).toThrow(QuestionError);
    expect(() => generate({ limit: 0 })).toThrow(QuestionError);
    expect(() => generate({ depth: 3, maxStates: 3 })).toThrow(expect.objectContaining({ code: 'ASK007' }));
  });
});
