import type { EventOf } from '../../../traces/index.ts';
import type { Lane, PollUnderWay } from './lane.ts';
import type { TaskRecord } from './task-record.ts';
import type { Wait } from './wait.ts';

/** Wants to know what becomes of tasks that wait. The tasks and lanes that it is given change as the recording goes on. */
export interface Watcher {
  /** A task is about to be spawned or woken; `first` says that it was not since its last poll began. */
  woken?(task: TaskRecord, event: EventOf<'spawn.begin' | 'wake.begin'>, lane: Lane, first: boolean): void;
  /** No thread without a worker is calling the task's waker or spawning it any more. */
  settled?(task: TaskRecord): void;
  /** The task is about to yield by `yield_now`, or has because its budget was used up. */
  yielded?(task: TaskRecord, event: EventOf<'yield'>, lane: Lane): void;
  /** The task is polled; the poll is not counted in the lane yet. */
  polled?(task: TaskRecord, event: EventOf<'poll.begin'>, lane: Lane): void;
  /** The poll of a task, not within another, has been counted in its lane. */
  counted?(event: EventOf<'poll.begin'>, lane: Lane): void;
  pollEnded?(poll: PollUnderWay, event: EventOf<'poll.end'>): void;
  /** The task completed, or will not be followed further: events were lost. */
  gone?(task: TaskRecord): void;
  /** The thread entered `block_in_place`. */
  blocked?(lane: Lane): void;
  waited?(wait: Wait): void;
}
