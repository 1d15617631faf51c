import type { Event, EventOf, TaskId, WorkerIndex } from '../../../traces/index.ts';

/**
 * What a task waits after, until it is polled.
 *
 * - `spawn`, `spawn-outside`: it was spawned, by a thread with a worker or by another.
 * - `yield_now`, `coop`: it yielded so, whether that defers it or wakes it at once.
 * - `self-wake`: it woke itself during its poll.
 * - `task`: another task woke it, on a worker.
 * - `driver`: a worker woke it outside of polls: a timer, a socket, or a deferred waker whose yield was not recorded.
 * - `foreign`: a thread without a worker woke it.
 */
export const waitKinds = [
  'spawn',
  'spawn-outside',
  'yield_now',
  'self-wake',
  'coop',
  'task',
  'driver',
  'foreign',
] as const;

/** One of the ways in which a wait begins. */
export type WaitKind = (typeof waitKinds)[number];

/** What passed between the beginning of a wait and its end. */
export interface Length {
  /** Nanoseconds by the recording's clock; never negative. */
  readonly ns: number;
  /** Polls of other tasks that began, on any worker; the future in `block_on` is no task. */
  readonly polls: number;
  /** Those of them on the worker that polled it in the end; undefined when that is unknown. */
  readonly pollsHere: number | undefined;
  /** Ticks that those polls make up: a tick takes a task anew, not in a LIFO chain. Where chains are not recorded, the fewest. */
  readonly ticks: number | undefined;
  /** Passes through the driver that this worker began; undefined when they are not recorded. */
  readonly passes: number | undefined;
}

/** From what makes a task runnable, or lets it yield, to its next poll. */
export interface Wait extends Length {
  readonly task: TaskId;
  readonly role: string;
  readonly kind: WaitKind;
  /** The spawn, the yield or the first wake. */
  readonly cause: Event;
  /** The poll that ended it; undefined for a wait that was open at the end of the recording. */
  readonly poll: EventOf<'poll.begin'> | undefined;
  /** The worker that polled the task before; undefined if none did, or a thread without worker. */
  readonly before: WorkerIndex | undefined;
}

/** Whether the task was polled by another worker than the time before. */
export const hasMigrated = ({ poll, before }: Wait): boolean =>
  before !== undefined && poll !== undefined && poll.w !== null && poll.w !== before;
