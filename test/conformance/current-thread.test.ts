import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rulesOf, type Emitted, type Program } from '../../model/index.ts';
import { currentThread } from '../../model/tokio/current-thread.ts';
import { interpret } from '../../model/machine/interpret.ts';
import { openTrace, type Event } from '../../traces/index.ts';
import { realConstants } from '../model/tokio/single-worker.ts';
import { awaitsParent, workloadsOf } from './current-thread-workloads.ts';

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
  ['task.end', ['task']],
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

const recorded = async (file: string): Promise<readonly Line[]> => {
  const trace = await openTrace(join(import.meta.dirname, '../fixtures/current-thread', file));
  const lines: Line[] = [];
  for await (const batch of trace.batches())
    for (const event of batch) {
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

/** The lines of the specification's only run. It has nothing to choose here, which this asserts. */
const predicted = (release: string, programs: readonly Program[]): readonly Line[] => {
  const rules = rulesOf(release);
  if (rules === undefined) throw new Error(`no rules for ${release}`);
  const constants = { ...realConstants, globalQueueInterval: 'auto' as const };
  const engine = interpret(
    currentThread({ flavor: 'current_thread', rules, constants, programs, blockOn: awaitsParent }),
  );
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
  for (;;) {
    const [step, another] = engine.successors(state);
    if (another !== undefined) throw new Error('one thread alone should have nothing to choose');
    if (step === undefined) return lines;
    tell(step.events, step.state);
    ({ state } = step);
  }
};

// 1.24.2 has no task hooks, and takes tasks without telling the metric that the recorder reads.
const hasHooks = (release: string): boolean => release !== '1.24.2';

const cases = ['1.24.2', '1.43.4', '1.53.1'].flatMap((release) =>
  Object.entries(workloadsOf(release)).map(([name, programs]) => ({ release, name, programs })),
);

describe('current_thread of real Tokio does step by step what the specification says', () => {
  it.each(cases)('$name in $release', async ({ release, name, programs }) => {
    const real = await recorded(join(release, `${name}.jsonl.gz`));
    const model = predicted(release, programs).filter(
      (line) => hasHooks(release) || !line.said.startsWith('task.end'),
    );
    expect(real.length).toBeGreaterThan(40);
    expect(model.map((line) => line.said)).toEqual(real.map((line) => line.said));
    if (hasHooks(release))
      expect(model.map(({ queued }) => queued)).toEqual(real.map(({ queued }) => queued));
  });
});

it.each([
  ['1.53.1', '1.43.4'],
  ['1.43.4', '1.53.1'],
  ['1.43.4', '1.28.0'],
  ['1.53.1', '1.49.0'],
])('what %s did is not what %s would have done', async (recordedOn, release) => {
  const name = 'S1-defer-ct';
  const real = await recorded(join(recordedOn, `${name}.jsonl.gz`));
  const model = predicted(release, workloadsOf(release)[name] ?? []);
  expect(model.map((line) => line.said)).not.toEqual(real.map((line) => line.said));
});
