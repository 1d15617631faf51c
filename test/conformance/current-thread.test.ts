import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rulesOf, type Emitted, type Program } from '../../model/index.ts';
import { currentThread } from '../../model/tokio/current-thread.ts';
import { interpret } from '../../model/machine/interpret.ts';
import { openTrace, type Event } from '../../traces/index.ts';
import { realConstants } from '../model/tokio/single-worker.ts';
import { workloads } from './current-thread-workloads.ts';

/**
 * What wrappers around the tasks and the hooks of the runtime show of current_thread, for no recording has probes
 * inside it. A yield by coop is recorded after its wake, so that yields are left to what follows from them.
 */
const compared: ReadonlyMap<string, readonly string[]> = new Map([
  ['spawn.begin', ['task', 'by']],
  ['poll.begin', ['task']],
  ['poll.end', ['task', 'ready']],
  ['wake.begin', ['task', 'by', 'from']],
  ['wake.end', ['task']],
  ['park.begin', []],
  ['park.end', []],
]);

/** An event as a line; undefined for kinds that are not compared. */
const said = (event: Event | Emitted): string | undefined => {
  const fields = compared.get(event.e);
  if (fields === undefined) return undefined;
  const values = new Map<string, unknown>(Object.entries(event));
  return [event.e, ...fields.map((field) => `${field} ${String(values.get(field))}`)].join(', ');
};

interface Line {
  readonly said: string;
  /** Of a poll, how many tasks are in the queue. */
  readonly queued: number | undefined;
}

const isCompletion = (event: Event | Emitted): boolean => event.e === 'poll.end' && event.ready;

const recorded = async (file: string): Promise<readonly Line[]> => {
  const trace = await openTrace(join(import.meta.dirname, '../fixtures/current-thread', file));
  const lines: Line[] = [];
  for await (const batch of trace.batches())
    for (const event of batch) {
      if (isCompletion(event)) return lines;
      const line = said(event);
      if (line === undefined) continue;
      lines.push({ said: line, queued: event.e === 'poll.begin' ? event.depths?.[0] : undefined });
    }
  return lines;
};

const queueLength = (state: unknown): number | undefined => {
  const described: { readonly workers?: readonly [{ readonly queue?: readonly number[] }] } = Object(state);
  return described.workers?.[0].queue?.length;
};

/** As many lines as the specification must repeat. It has nothing to choose here, which this asserts. */
const predicted = (release: string, programs: readonly Program[], count: number): readonly Line[] => {
  const rules = rulesOf(release);
  if (rules === undefined) throw new Error(`no rules for ${release}`);
  const constants = { ...realConstants, globalQueueInterval: 'auto' as const };
  const engine = interpret(currentThread({ flavor: 'current_thread', rules, constants, programs }));
  const lines: Line[] = [];
  const tell = (events: readonly Emitted[], state: string): void => {
    for (const event of events) {
      const line = said(event);
      if (line === undefined) continue;
      const queued = event.e === 'poll.begin' ? queueLength(engine.describe(state)) : undefined;
      lines.push({ said: line, queued });
    }
  };
  let { state, events } = engine.initial();
  // The queue is described after the whole start, which spawns the first tasks.
  lines.push({ said: 'poll.begin, task 0', queued: 0 });
  tell(events.slice(1), state);
  while (lines.length < count) {
    const [step, another] = engine.successors(state);
    if (another !== undefined) throw new Error('one thread alone should have nothing to choose');
    if (step === undefined) break;
    tell(step.events, step.state);
    ({ state } = step);
  }
  return lines.slice(0, count);
};

// 1.24.2 takes tasks without telling the metric that the recorder reads.
const tellsQueue = (release: string): boolean => release !== '1.24.2';

const cases = ['1.24.2', '1.43.4', '1.53.1'].flatMap((release) =>
  Object.entries(workloads).map(([name, programs]) => ({ release, name, programs })),
);

describe('current_thread of real Tokio does step by step what the specification says', () => {
  it.each(cases)('$name in $release', async ({ release, name, programs }) => {
    const real = await recorded(join(release, `${name}.jsonl.gz`));
    const model = predicted(release, programs, real.length);
    expect(real.length).toBeGreaterThan(40);
    expect(model.map((line) => line.said)).toEqual(real.map((line) => line.said));
    if (tellsQueue(release))
      expect(model.map(({ queued }) => queued)).toEqual(real.map(({ queued }) => queued));
  });
});
