import type { EventOf, WorkerIndex } from '../../../traces/index.ts';
import type { TaskRecord } from './task-record.ts';

/** A poll that has begun and, as far as was recorded, not ended. */
export interface PollUnderWay {
  readonly task: TaskRecord;
  readonly begin: EventOf<'poll.begin'>;
}

/** What is known of a thread. */
export interface Lane {
  /** The polls that it is in, the outermost first. */
  readonly polls: PollUnderWay[];
  /** Polls and ticks that it has begun, of tasks of the runtime that are not inside of another poll. */
  begun: number;
  ticks: number;
  /** Polls after the first in the present tick. */
  chained: number;
  /** Grows when a poll begins or the thread parks: what a poll leaves in the LIFO slot is taken right after it. */
  stretch: number;
  /** A probe saw from where it takes its next task. */
  taking: 'tick' | 'chain' | undefined;
  /** It was in `block_in_place` since its outermost poll began: it may be without a core, and with it without a worker. */
  blocked: boolean;
  /** How often it entered `block_in_place`. */
  blocks: number;
}

/** A thread of which nothing is known. */
export const newLane = (): Lane => ({
  polls: [],
  begun: 0,
  ticks: 0,
  chained: 0,
  stretch: 0,
  taking: undefined,
  blocked: false,
  blocks: 0,
});

/** What a worker has begun, whichever threads it ran on. */
export interface WorkerCounts {
  polls: number;
  ticks: number;
  passes: number;
}

/** Counts by worker, made as workers are seen. */
export const countsOf = (workers: WorkerCounts[], w: WorkerIndex): WorkerCounts =>
  (workers[w] ??= { polls: 0, ticks: 0, passes: 0 });
