import { createMonitor } from '../../../../checker/monitor/index.ts';
import type { Property } from '../../../../checker/properties/property.ts';
import type { PropertyVerdict } from '../../../../checker/verdict.ts';
import type {
  Coverage,
  Event,
  EventKind,
  Header,
  Observation,
  Occurrence,
  RuntimeInfo,
} from '../../../../traces/index.ts';
import { eventKinds } from '../../../../traces/index.ts';

/** What a thread saw. */
export interface Witness {
  (...occurrences: readonly Occurrence[]): readonly Observation[];
}

/** A thread: its number, and the worker on it or null. */
export const thread =
  (s: number, w: number | null): Witness =>
  (...occurrences) =>
    occurrences.map((occurrence) => seenAt(occurrence, s, w));

const seenAt = (occurrence: Occurrence, s: number, w: number | null): Observation => ({
  ...occurrence,
  s,
  w,
});

/** Worker 0 on thread 1. */
export const worker0: Witness = thread(1, 0);
/** Worker 1 on thread 2. */
export const worker1: Witness = thread(2, 1);
/** A thread that runs no worker. */
export const outside: Witness = thread(9, null);

/** What was seen, in this order, as the events of a trace. */
export const traceOf = (seen: readonly Observation[]): readonly Event[] =>
  seen.map((observation, g) => ({ ...observation, g, t: g }));

/** A header that shows every kind of event but some. */
export function headerWith(runtime: Partial<RuntimeInfo> = {}, hidden: readonly EventKind[] = []): Header {
  const coverage = Object.fromEntries(
    eventKinds.map((kind): [EventKind, Coverage] => [kind, hidden.includes(kind) ? 'none' : 'all']),
  );
  return {
    e: 'header',
    v: 1,
    runtime: {
      name: 'tokio',
      version: '1.53.1',
      flavor: 'multi_thread',
      workers: 2,
      config: {},
      ...runtime,
    },
    recorder: { name: 'test', format: 'test' },
    clock: { domain: 'logical' },
    order: { across: 'gseq' },
    coverage,
  };
}

/** The verdict on a property over what was seen in a complete run. */
export function verdictOn(
  property: Property,
  seen: readonly (readonly Observation[])[],
  header: Header = headerWith(),
): PropertyVerdict {
  const events = traceOf(seen.flat());
  const monitor = createMonitor([property], header);
  monitor.observe(events);
  const [verdict] = monitor.finish({ e: 'end', n: events.length, complete: true });
  if (verdict === undefined) throw new Error('the monitor gave no verdict');
  return verdict;
}

/** Where in the trace the events of the first violation are. */
export const shownBy = (verdict: PropertyVerdict): readonly number[] =>
  verdict.examples[0]?.events.map((event) => event.g) ?? [];

/** A spawn from outside. */
export const spawned = (task: number): readonly Observation[] =>
  outside(
    { e: 'spawn.begin', task },
    { e: 'schedule', task, to: 'inject', why: 'remote' },
    { e: 'spawn.end', task },
  );

/** A whole poll that returns Pending, with what happens in it. */
export const pending = (task: number, ...within: readonly Occurrence[]): readonly Occurrence[] => [
  { e: 'poll.begin', task },
  ...within,
  { e: 'poll.end', task, ready: false },
];

/** A whole poll that returns Ready. */
export const ready = (task: number): readonly Occurrence[] => [
  { e: 'poll.begin', task },
  { e: 'poll.end', task, ready: true },
];

/** A whole call of a waker, with what happens in it. */
export const woken = (
  task: number,
  from: 'poll' | 'complete' | 'runtime' | 'external' | 'block_in_place',
  ...within: readonly Occurrence[]
): readonly Occurrence[] => [{ e: 'wake.begin', task, from }, ...within, { e: 'wake.end', task }];
