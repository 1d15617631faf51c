import type { Event, WorkerIndex } from '../../../traces/index.ts';

/** A task in a queue, and the event that put it there. */
export interface Entry {
  readonly task: number;
  readonly put: Event;
  /** Its order among its neighbours came out of the inject queue, where two threads pushed at the same time. */
  readonly guessed: boolean;
}

/** Where the scheduler's tasks are. */
export interface Queues {
  /** By worker. */
  readonly lifo: (Entry | null)[];
  /** By worker: tasks pushed out of the LIFO slot that no event has put elsewhere yet. */
  readonly displaced: Entry[][];
  /** By worker, front first. */
  readonly local: Entry[][];
  readonly inject: Entry[];
  /** By task: the place it is in. A task that is in none is absent. */
  readonly where: Map<number, Place>;
}

/** A place as one number, so that finding a task allocates nothing: 0 is the inject queue. */
export type Place = number;

/** The inject queue. */
export const inInject: Place = 0;
/** The local queue of a worker. */
export const inLocal = (w: WorkerIndex): Place => 4 * w + 1;
/** The LIFO slot of a worker. */
export const inLifo = (w: WorkerIndex): Place => 4 * w + 2;
/** Pushed out of the LIFO slot of a worker. */
export const outOfLifo = (w: WorkerIndex): Place => 4 * w + 3;
/** Taken by a worker, its poll not over. */
export const inHand = (w: WorkerIndex): Place => 4 * w + 4;

/** Whether a place is in the hands of some worker. */
export const isInHand = (place: Place): boolean => place > 0 && place % 4 === 0;

/** How a report names a place. */
export function placeName(place: Place | undefined): string {
  if (place === undefined) return 'in no queue';
  if (place === inInject) return 'in the inject queue';
  const worker = (place - 1) >> 2;
  switch ((place - 1) & 3) {
    case 0:
      return `in worker ${worker}'s local queue`;
    case 1:
      return `in worker ${worker}'s LIFO slot`;
    case 2:
      return `on its way out of worker ${worker}'s LIFO slot`;
    default:
      return `in the hands of worker ${worker}`;
  }
}

/** Queues with nothing in them. */
export function emptyQueues(): Queues {
  return { lifo: [], displaced: [], local: [], inject: [], where: new Map() };
}

/** A worker's local queue. */
export function localOf(queues: Queues, w: WorkerIndex): Entry[] {
  return (queues.local[w] ??= []);
}

/** A worker's tasks on their way out of its LIFO slot. */
export function displacedOf(queues: Queues, w: WorkerIndex): Entry[] {
  return (queues.displaced[w] ??= []);
}

/** Position of a task in a queue, front 0; -1 if it is not there. */
export function indexIn(queue: readonly Entry[], task: number): number {
  if (queue[0]?.task === task) return 0;
  return queue.findIndex((entry) => entry.task === task);
}

/** Takes the entry at `index` out of a queue. */
export function removeAt(queue: Entry[], index: number): Entry | undefined {
  return index === 0 ? queue.shift() : queue.splice(index, 1)[0];
}
