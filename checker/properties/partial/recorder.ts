import type { Edge, EventKind, Header } from '../../../traces/index.ts';
import type { EventOf } from '../../../traces/index.ts';

/** How far a recorder can be trusted: what its times mean, and whether it may have lost something. */
export interface Recorder {
  readonly edgeOf: (kind: EventKind) => Edge;
  /** Nanoseconds by which two times may be in the wrong order although the events were not. */
  readonly slack: number;
  /** Number of workers. */
  readonly workers: number;
  /** Of which tasks it shows the wakes. */
  readonly wakes: 'all' | 'instrumented';
  /** Whether it shows that a task ended, however it did. */
  readonly showsEnds: boolean;
  /** Whether it drops events without saying so when it falls behind. */
  readonly mayLose: boolean;
  /** Whether it is known to have lost some, and not where. */
  readonly hasLost: boolean;
}

/** What the header says of the recorder. */
export const recorderOf = ({ edges = {}, clock, coverage, loss, runtime }: Header): Recorder => ({
  edgeOf: (kind) => edges[kind] ?? 'exact',
  slack: (clock.skew ?? 0) + (clock.resolution ?? 1) - 1,
  workers: runtime.workers,
  wakes: coverage['wake.begin'] === 'all' ? 'all' : 'instrumented',
  showsEnds: coverage['task.end'] === 'all',
  mayLose: loss !== undefined,
  hasLost: loss?.middle === true,
});

/** Whether the time of an event may lie before the event itself. */
export const mayHappenLater = ({ edgeOf }: Recorder, kind: EventKind): boolean =>
  edgeOf(kind) === 'before' || edgeOf(kind) === 'unknown';

/** Whether the time of an event may lie after the event itself. */
export const mayHaveHappened = ({ edgeOf }: Recorder, kind: EventKind): boolean =>
  edgeOf(kind) === 'after' || edgeOf(kind) === 'unknown';

/** Tasks that are polled without being woken: the future of `block_on`, and what runs on a thread of its own. */
export const neverWoken: ReadonlySet<EventOf<'spawn.begin'>['kind']> = new Set([
  'block_on',
  'blocking',
  'worker',
]);
