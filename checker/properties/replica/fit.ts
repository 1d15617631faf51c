import type { EventOf, WorkerIndex } from '../../../traces/index.ts';
import { taskOf, type TaskMove } from './queue-event.ts';
import type { Place } from './queues.ts';
import { indexIn, inInject, inLifo, inLocal, localOf, outOfLifo } from './queues.ts';
import type { Replica } from './replica.ts';

/**
 * How a task that was taken agrees with where the replica has it:
 * - `fits`: it was the next there, and a steal took as many as it must;
 * - `out-of-turn`: it was there, but not the next, or the steal took another number than half;
 * - `elsewhere`: it was not in the place it was taken from;
 * - `unsure`: one of the last two, but the recording does not show enough to say so.
 */
export type Fit = 'fits' | 'out-of-turn' | 'elsewhere' | 'unsure';

/** How a `take` fits. */
export function fitOfTake(replica: Replica, event: EventOf<'take'>): Fit {
  const { queues } = replica;
  const task = taskOf(event);
  if (task === undefined || event.w === null) return 'unsure';
  const place = queues.where.get(task);
  switch (event.from) {
    case 'inject':
      return settled(replica, place === inInject ? 'fits' : 'elsewhere', false);
    case 'lifo':
    case 'lifo-chain':
      return settled(replica, place === inLifo(event.w) ? 'fits' : 'elsewhere', false);
    case 'local': {
      const queue = localOf(queues, event.w);
      if (queue[0]?.task === task) return 'fits';
      const guessed = queue[0]?.guessed === true && isGuessed(replica, task, event.w);
      return settled(replica, place === inLocal(event.w) ? 'out-of-turn' : 'elsewhere', guessed);
    }
  }
}

/**
 * How a `steal` fits. The thief read the length of the victim's queue at some moment after the last event of its own
 * thread, so entries pushed since then may or may not have counted.
 */
export function fitOfSteal(replica: Replica, event: EventOf<'steal'>, lifoStealable: boolean): Fit {
  const { queues } = replica;
  const { victim, w } = event;
  const task = taskOf(event);
  if (task === undefined || w === null) return 'unsure';
  const place = queues.where.get(task);
  if (lifoStealable && (place === inLifo(victim) || place === outOfLifo(victim))) return 'fits';
  const queue = localOf(queues, victim);
  const guessed = isGuessed(replica, task, victim);
  if (place !== inLocal(victim)) return settled(replica, 'elsewhere', guessed);
  const { least, most, taken } = stealRange(replica, task, victim, w);
  const behind = queue.length - taken;
  const fits = behind >= taken - 1 && least <= taken && most >= taken - 1;
  return settled(replica, fits ? 'fits' : 'out-of-turn', guessed);
}

/** How many a steal of `task` took, and how few and how many may have been behind them at that moment. */
export function stealRange(
  { queues, workers }: Replica,
  task: number,
  victim: WorkerIndex,
  thief: WorkerIndex,
): { readonly taken: number; readonly least: number; readonly most: number } {
  const queue = localOf(queues, victim);
  const taken = indexIn(queue, task) + 1;
  const seen = Math.min(workers[thief]?.seen?.[victim] ?? queue.length, queue.length);
  return { taken, least: Math.max(0, seen - taken), most: queue.length - taken };
}

function settled(replica: Replica, fit: Fit, guessed: boolean): Fit {
  return fit !== 'fits' && (guessed || replica.over) ? 'unsure' : fit;
}

function isGuessed({ queues }: Replica, task: number, w: WorkerIndex): boolean {
  const queue = queues.where.get(task) === inInject ? queues.inject : localOf(queues, w);
  return queue[indexIn(queue, task)]?.guessed === true;
}

/** Where the replica has the task of an event. */
export function placeOf({ queues }: Replica, event: TaskMove): Place | undefined {
  const task = taskOf(event);
  return task === undefined ? undefined : queues.where.get(task);
}
