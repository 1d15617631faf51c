import type { EventOf, WorkerIndex } from '../../../traces/index.ts';
import type { Constants } from './constants.ts';
import { fitOfSteal, placeOf, stealRange } from './fit.ts';
import { coreOf, taskOf, type QueueEvent } from './queue-event.ts';
import { indexIn, inInject, inLocal, localOf } from './queues.ts';
import type { Held, Replica } from './replica.ts';

/**
 * The workers whose next events may tell of something that happened before what this event tells.
 *
 * A take is recorded after the task left its queue, a steal after its claim, a batch and an overflow after the move.
 * So an event that does not fit, or fits by chance, waits for those who may have been there first.
 */
export function mustHearFrom(replica: Replica, event: QueueEvent, constants: Constants): WorkerIndex[] {
  const { queues, workers } = replica;
  const { capacity, lifoStealable } = constants;
  const { w } = event;
  if (w === null) return [];
  switch (event.e) {
    case 'take': {
      const task = taskOf(event);
      if (task === undefined) return [];
      if (event.from === 'local') {
        return indexIn(localOf(queues, w), task) > 0 ? possibleThieves(replica, w) : [];
      }
      if (event.from !== 'inject' || queues.where.get(task) === inInject) return [];
      return overflowing(replica);
    }
    case 'steal':
      return beforeSteal(replica, event, w, lifoStealable);
    case 'inject.batch': {
      const from = workers[w]?.batchFrom ?? null;
      const start = from === null ? -1 : indexIn(queues.inject, from);
      return start === -1 || start + event.n > queues.inject.length ? overflowing(replica) : [];
    }
    case 'parked':
      return localOf(queues, w).length > 0 ? possibleThieves(replica, w) : [];
    case 'schedule':
      if (event.to !== 'back' || localOf(queues, w).length < capacity) return [];
      return [...possibleThieves(replica, w), w];
    case 'overflow':
    case 'search.begin':
    case 'driver.begin':
    case 'driver.end':
    case 'park.end':
    case 'poll.begin':
    case 'poll.end':
    case 'block_in_place.begin':
    case 'notify':
    case 'thread.stop':
      return [];
  }
}

/**
 * A steal that does not fit waits for all who may have been at the victim's queue first. One that fits waits for those
 * whose coming first would let it fit as well: a task or more taken from the front, and half of the rest by this thief.
 */
function beforeSteal(
  replica: Replica,
  event: EventOf<'steal'>,
  thief: WorkerIndex,
  lifoStealable: boolean,
): WorkerIndex[] {
  const { victim } = event;
  const { workers } = replica;
  const fits = fitOfSteal(replica, event, lifoStealable) === 'fits';
  const task = taskOf(event);
  if (fits && (task === undefined || placeOf(replica, event) !== inLocal(victim))) return [];
  const { taken, least } = stealRange(replica, task ?? 0, victim, thief);
  const fitsAfter = (gone: number): boolean => !fits || (gone < taken && least <= taken - gone);
  const others = possibleThieves(replica, thief).filter(
    (w) => w !== victim && fitsAfter(Math.max(1, Math.ceil((workers[w]?.seen?.[victim] ?? 0) / 2))),
  );
  const owner = workers[victim];
  const ownerFirst = owner !== undefined && (owner.overfull !== null || (owner.ahead && fitsAfter(1)));
  return ownerFirst ? [...others, victim] : others;
}

function possibleThieves({ workers }: Replica, from: WorkerIndex): WorkerIndex[] {
  const thieves: WorkerIndex[] = [];
  for (let w = 0; w < workers.length; w++) {
    const worker = workers[w];
    if (w !== from && worker !== undefined && worker.seen !== null) thieves.push(w);
  }
  return thieves;
}

function overflowing({ workers }: Replica): WorkerIndex[] {
  return workers.flatMap(({ overfull }, w) => (overfull === null ? [] : [w]));
}

/** Of the held events, those that tell of something done before the first of them, in the order they were done. */
export function doneBefore(replica: Replica, event: QueueEvent, held: readonly Held[]): QueueEvent[] {
  const others = replica.asked.filter((w) => w !== event.w);
  const next = others.flatMap((w) => nextOf(w, held, 1) ?? []);
  switch (event.e) {
    case 'take':
      if (event.from === 'inject') return next.filter((other) => other.e === 'overflow');
      return event.w === null
        ? []
        : consumptionsOf(replica, event.w, positionOf(replica, event.w, event), next);
    case 'steal': {
      const position = positionOf(replica, event.victim, event);
      if (position !== -1) return consumptionsOf(replica, event.victim, position, next);
      return arrivalsAt(event.victim, next, held);
    }
    case 'inject.batch':
      return next.filter((other) => other.e === 'overflow');
    case 'parked':
      return event.w === null ? [] : consumptionsOf(replica, event.w, Infinity, next);
    case 'schedule': {
      const ownNext = event.w === null ? undefined : nextOf(event.w, held, 1);
      return event.w === null || ownNext?.e === 'overflow'
        ? []
        : consumptionsOf(replica, event.w, Infinity, next);
    }
    case 'overflow':
    case 'search.begin':
    case 'driver.begin':
    case 'driver.end':
    case 'park.end':
    case 'poll.begin':
    case 'poll.end':
    case 'block_in_place.begin':
    case 'notify':
    case 'thread.stop':
      return [];
  }
}

/** Whether a steal must also wait for the batch that goes with a take of its victim's which was told early. */
export function lacksBatch(
  replica: Replica,
  event: EventOf<'steal'>,
  early: readonly QueueEvent[],
  held: readonly Held[],
): boolean {
  if (positionOf(replica, event.victim, event) !== -1) return false;
  const taken = early.at(-1);
  return taken?.e === 'take' && taken.w === event.victim && nextOf(event.victim, held, 1) === undefined;
}

function nextOf(w: WorkerIndex, held: readonly Held[], from: number): QueueEvent | undefined {
  for (let i = from; i < held.length; i++) {
    const event = held[i]?.event;
    if (event !== undefined && coreOf(event) === w) return event;
  }
  return undefined;
}

function positionOf({ queues }: Replica, w: WorkerIndex, event: QueueEvent): number {
  if (event.e !== 'take' && event.e !== 'steal') return -1;
  const task = taskOf(event);
  return task === undefined || queues.where.get(task) !== inLocal(w) ? -1 : indexIn(localOf(queues, w), task);
}

/** Tasks leave a local queue from the front, so what left from before `position` left first. */
function consumptionsOf(
  replica: Replica,
  w: WorkerIndex,
  position: number,
  next: readonly QueueEvent[],
): QueueEvent[] {
  return next
    .filter((other) => (other.e === 'steal' ? other.victim === w : isLocalTake(other) && other.w === w))
    .map((other) => ({ other, at: positionOf(replica, w, other) }))
    .filter(({ at }) => at !== -1 && at < position)
    .toSorted((a, b) => a.at - b.at)
    .map(({ other }) => other);
}

function isLocalTake(event: QueueEvent): boolean {
  return event.e === 'take' && event.from === 'local';
}

/** What the victim's next event, and the batch that goes with it, brought into its queue. */
function arrivalsAt(victim: WorkerIndex, next: readonly QueueEvent[], held: readonly Held[]): QueueEvent[] {
  const arrival = next.find((other) => coreOf(other) === victim);
  if (arrival === undefined) return [];
  if (arrival.e === 'steal' || arrival.e === 'inject.batch') return [arrival];
  if (arrival.e !== 'take' || arrival.from !== 'inject') return [];
  const after = nextOf(victim, held, held.findIndex(({ event }) => event === arrival) + 1);
  return after?.e === 'inject.batch' ? [arrival, after] : [arrival];
}
