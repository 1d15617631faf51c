import type { Event, WorkerIndex } from '../../../traces/index.ts';
import type { QueueEvent } from './queue-event.ts';
import type { Queues } from './queues.ts';
import { emptyQueues } from './queues.ts';

/** What an observer of events knows about a worker besides its queues. */
export interface WorkerState {
  /** The thread that holds the worker's core, as far as seen. */
  thread: number | null;
  /**
   * Whether it may have taken something from its queues, or added something to them, that no event has told yet.
   * A take is recorded after it was done; a worker inside a poll or inside the driver has none outstanding.
   */
  ahead: boolean;
  /** Its last event told of a push to its local queue: the push itself may be yet to come. */
  pushing: boolean;
  /** The push that filled its local queue beyond the capacity, until the overflow is told. */
  overfull: Event | null;
  /** The task behind the one it took from the inject queue: where a batch begins. */
  batchFrom: number | null;
  /**
   * While it may be stealing: how many entries of each local queue, by worker and from the front, were there for
   * certain when that began.
   */
  seen: number[] | null;
}

/** An event whose turn has not come: it makes sense only after events that other workers have yet to tell. */
export interface Held {
  /** What the event says, so that two memories that hold different things are different. */
  readonly what: string;
  readonly event: QueueEvent;
}

/** The queues as they must be after the events so far, and what is needed to tell in which order those took effect. */
export interface Replica {
  readonly queues: Queues;
  readonly workers: WorkerState[];
  /** Threads whose last event told of a push to the inject queue: the push itself may be yet to come. */
  readonly pushers: Set<number>;
  held: Held[];
  /** Workers that were ahead when the first of the held events came. */
  asked: WorkerIndex[];
  /** Those of them that have not been heard of since. */
  awaited: WorkerIndex[];
  /** True when no more events will come. */
  over: boolean;
}

/** A replica of a runtime with nothing scheduled. */
export function newReplica(workers: number): Replica {
  return {
    queues: emptyQueues(),
    workers: Array.from({ length: workers }, newWorker),
    pushers: new Set(),
    held: [],
    asked: [],
    awaited: [],
    over: false,
  };
}

/** A worker's state. */
export function workerOf(replica: Replica, w: WorkerIndex): WorkerState {
  return (replica.workers[w] ??= newWorker());
}

function newWorker(): WorkerState {
  return { thread: null, ahead: true, pushing: false, overfull: null, batchFrom: null, seen: null };
}
