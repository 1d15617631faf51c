import type { Event, EventOf, WorkerIndex } from '../../../traces/index.ts';
import type { Constants } from './constants.ts';
import { taskOf } from './queue-event.ts';
import type { Entry, Queues } from './queues.ts';
import {
  displacedOf,
  indexIn,
  inHand,
  inInject,
  inLifo,
  inLocal,
  isInHand,
  localOf,
  outOfLifo,
  removeAt,
} from './queues.ts';
import type { Replica } from './replica.ts';
import { workerOf } from './replica.ts';

/** Told of every entry that joins or leaves a local queue. */
export interface QueueListener {
  /** `entry` was put at the back of a worker's local queue, where it is at `position` counted from the front. */
  joined(w: WorkerIndex, entry: Entry, position: number): void;
  /** The entry at `index` of a worker's local queue left it: taken to be run, or moved by a steal or an overflow. */
  left(w: WorkerIndex, index: number, event: Event): void;
}

/** What a `schedule` does to the queues. */
export function schedule(replica: Replica, event: EventOf<'schedule'>, listener: QueueListener): void {
  const { queues, pushers } = replica;
  const task = taskOf(event);
  if (task === undefined) return;
  withdraw(queues, task, event, listener);
  if (event.to === 'inject' || event.w === null) {
    const guessed = isContested(replica, event.s);
    if (guessed) guessLast(queues);
    queues.inject.push({ task, put: event, guessed });
    queues.where.set(task, inInject);
    pushers.add(event.s);
    return;
  }
  const entry = { task, put: event, guessed: false };
  if (event.to === 'back') {
    append(queues, event.w, entry, listener);
    return;
  }
  const occupant = queues.lifo[event.w] ?? null;
  if (occupant !== null) {
    displacedOf(queues, event.w).push(occupant);
    queues.where.set(occupant.task, outOfLifo(event.w));
  }
  queues.lifo[event.w] = entry;
  queues.where.set(task, inLifo(event.w));
}

/** What a `take` does: the task goes from wherever it is into the hands of the worker. */
export function take(replica: Replica, event: EventOf<'take'>, listener: QueueListener): void {
  const { queues } = replica;
  const task = taskOf(event);
  if (task === undefined || event.w === null) return;
  const worker = workerOf(replica, event.w);
  worker.batchFrom = null;
  if (event.from === 'inject') {
    const behind = queues.inject[indexIn(queues.inject, task) + 1];
    worker.batchFrom = behind?.task ?? null;
  }
  if (event.from === 'local' && queues.where.get(task) === inInject) {
    correctGuess(queues, event.w, task, event, listener);
  }
  withdraw(queues, task, event, listener);
  queues.where.set(task, inHand(event.w));
}

/** What a `steal` does: all up to the task leave the victim; the task is run, the others join the thief's queue. */
export function steal(replica: Replica, event: EventOf<'steal'>, listener: QueueListener): void {
  const { queues } = replica;
  const task = taskOf(event);
  if (task === undefined || event.w === null) return;
  const from = localOf(queues, event.victim);
  const last = queues.where.get(task) === inLocal(event.victim) ? indexIn(from, task) : -1;
  if (last === -1) withdraw(queues, task, event, listener);
  for (let i = 0; i <= last; i++) {
    const entry = from.shift();
    if (entry === undefined) break;
    listener.left(event.victim, 0, event);
    if (entry.task !== task) {
      append(queues, event.w, { task: entry.task, put: event, guessed: entry.guessed }, listener);
    }
  }
  queues.where.set(task, inHand(event.w));
}

/** What an `inject.batch` does. Says whether the inject queue held as many. */
export function injectBatch(
  replica: Replica,
  event: EventOf<'inject.batch'>,
  listener: QueueListener,
): boolean {
  const { queues } = replica;
  if (event.w === null) return false;
  const { batchFrom } = workerOf(replica, event.w);
  const start = batchFrom === null ? -1 : indexIn(queues.inject, batchFrom);
  if (start === -1) return false;
  const guessed = queues.inject.slice(start, start + event.n + 1).some((entry) => entry.guessed);
  const moved = queues.inject.splice(start, event.n);
  for (const { task } of moved) append(queues, event.w, { task, put: event, guessed }, listener);
  return moved.length === event.n;
}

/** What an `overflow` of `n` tasks does: the task just pushed moves to the inject queue behind half of the others. */
export function overflow(
  replica: Replica,
  event: EventOf<'overflow'>,
  moves: Constants['overflowMoves'],
  listener: QueueListener,
): readonly Entry[] {
  const { queues, pushers } = replica;
  if (event.w === null) return [];
  const queue = localOf(queues, event.w);
  const half = Math.min(event.n - 1, queue.length - 1);
  const moved: Entry[] = [];
  const moveFrom = (index: number): void => {
    const entry = removeAt(queue, index);
    if (entry === undefined) return;
    listener.left(event.w ?? 0, index, event);
    moved.push(entry);
  };
  const start = moves === 'oldest' ? 0 : queue.length - 1 - half;
  for (let i = 0; i < half; i++) moveFrom(start);
  moveFrom(queue.length - 1);
  const guessed = isContested(replica, event.s) || queues.inject.at(-1)?.guessed === true;
  if (guessed) guessLast(queues);
  for (const { task } of moved) {
    queues.inject.push({ task, put: event, guessed });
    queues.where.set(task, inInject);
  }
  pushers.add(event.s);
  return moved;
}

/** The poll of a task is over: it is in nobody's hands, unless an event has put it elsewhere. */
export function release({ where }: Queues, task: number): void {
  const place = where.get(task);
  if (place !== undefined && isInHand(place)) where.delete(task);
}

function append(queues: Queues, w: WorkerIndex, entry: Entry, listener: QueueListener): void {
  const queue = localOf(queues, w);
  queue.push(entry);
  queues.where.set(entry.task, inLocal(w));
  listener.joined(w, entry, queue.length - 1);
}

function withdraw(queues: Queues, task: number, event: Event, listener: QueueListener): void {
  const place = queues.where.get(task);
  if (place === undefined) return;
  queues.where.delete(task);
  if (place === inInject) {
    removeAt(queues.inject, indexIn(queues.inject, task));
    return;
  }
  const w = (place - 1) >> 2;
  switch ((place - 1) & 3) {
    case 0: {
      const queue = localOf(queues, w);
      const index = indexIn(queue, task);
      removeAt(queue, index);
      listener.left(w, index, event);
      return;
    }
    case 1:
      queues.lifo[w] = null;
      return;
    case 2: {
      const displaced = displacedOf(queues, w);
      removeAt(displaced, indexIn(displaced, task));
      return;
    }
  }
}

/** The task at the front of the queue, whose turn was guessed, and the one in the inject queue change places. */
function correctGuess(
  queues: Queues,
  w: WorkerIndex,
  task: number,
  event: Event,
  listener: QueueListener,
): void {
  const queue = localOf(queues, w);
  const index = indexIn(queues.inject, task);
  const entry = queues.inject[index];
  if (queue[0]?.guessed !== true || entry?.guessed !== true) return;
  const front = queue.shift();
  listener.left(w, 0, event);
  if (front === undefined) return;
  queues.inject.splice(index + 1, 0, front);
  queues.where.set(front.task, inInject);
}

function isContested({ pushers, workers }: Replica, thread: number): boolean {
  for (const pusher of pushers) if (pusher !== thread) return true;
  return workers.some((worker) => worker.overfull !== null && worker.thread !== thread);
}

function guessLast({ inject }: Queues): void {
  const last = inject.at(-1);
  if (last !== undefined && !last.guessed) inject[inject.length - 1] = { ...last, guessed: true };
}
