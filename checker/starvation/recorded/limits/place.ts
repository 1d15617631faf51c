import type { Event } from '../../../../traces/index.ts';

/** A runnable task whose place in a queue follows from the lengths that the next polls tell. */
export interface Placing {
  readonly cause: Event;
  /** It may have been put into the inject queue: a thread without a core woke it, or may have. */
  outside: boolean;
  /** Whoever wakes it has done so. */
  settled: boolean;
  /** Polls that begin before a task that a pass through the driver woke can only be in a queue: the LIFO slot goes first. */
  skip: number;
  readonly overflows: number;
  readonly blocks: number;
  /** Known since it was placed. */
  placed: { readonly ticks: number; readonly limit: number } | undefined;
  doubt: string | undefined;
}

/** The lengths that a poll tells when it begins. */
export interface Lengths {
  readonly local: number;
  readonly inject: number;
}

/** Most ticks until the task at a position of the local queue is taken, its own included; undefined if there is no limit. */
export type LocalTicks = (position: number) => number | undefined;

/** Most tasks that one look moves from the inject queue into the local queue. */
const largestBatch = 128;

/**
 * Most ticks, its own included, until a task is polled that is somewhere in queues of these lengths. At worst it is last
 * of the local queue, or last of the inject queue: each look at that takes the first, and a batch moves what it does not run
 * at once into an empty local queue. Undefined if it can be in no queue, or there is no limit.
 */
export const mostTicksTo = (
  { local, inject }: Lengths,
  outside: boolean,
  localTicks: LocalTicks,
  ticksPerLook: number,
): number | undefined => {
  const inLocal = local === 0 ? undefined : localTicks(local - 1);
  if (!outside || inject === 0) return inLocal;
  if (local > 0 && inLocal === undefined) return undefined;
  const afterBatch = localTicks(Math.min(inject, largestBatch) - 1);
  if (afterBatch === undefined) return undefined;
  return Math.max(inLocal ?? 0, inject * ticksPerLook + afterBatch);
};
