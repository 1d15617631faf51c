import type { Event, EventOf, WorkerIndex } from '../../../traces/index.ts';
import type { Constants } from './constants.ts';
import type { QueueListener } from './effect.ts';
import { injectBatch, overflow, release, schedule, steal, take } from './effect.ts';
import type { Fit } from './fit.ts';
import { fitOfSteal, fitOfTake } from './fit.ts';
import { doneBefore, lacksBatch, mustHearFrom } from './others-first.ts';
import { contentOf, coreOf, taskOf, type QueueEvent } from './queue-event.ts';
import type { Entry } from './queues.ts';
import { indexIn, localOf } from './queues.ts';
import type { Replica } from './replica.ts';
import { workerOf } from './replica.ts';

/**
 * Sees the events in an order in which what they tell can have happened. Every method but those of `QueueListener`
 * and `overflowed` is called before the event takes effect on the queues.
 */
export interface Follower extends QueueListener {
  scheduled(event: EventOf<'schedule'>): void;
  taken(event: EventOf<'take'>, fit: Fit): void;
  stolen(event: EventOf<'steal'>, fit: Fit): void;
  parked(event: EventOf<'parked'>): void;
  overflowing(event: EventOf<'overflow'>): void;
  /** `moved` went to the inject queue, the task just pushed last. */
  overflowed(event: EventOf<'overflow'>, moved: readonly Entry[]): void;
}

/** Lets a replica follow one more event. */
export function follow(replica: Replica, event: QueueEvent, constants: Constants, follower: Follower): void {
  if (replica.held.length === 0) {
    const others = mustHearFrom(replica, event, constants);
    if (others.length === 0) {
      perform(replica, event, constants, follower);
      return;
    }
    replica.held.push({ what: contentOf(event), event });
    replica.asked = others;
    replica.awaited = [...others];
    return;
  }
  replica.held.push({ what: contentOf(event), event });
  if (heardFrom(replica, event)) goOn(replica, constants, follower);
}

/** After the last event: what is still held happens in the order in which it was recorded. */
export function conclude(replica: Replica, constants: Constants, follower: Follower): void {
  replica.over = true;
  goOn(replica, constants, follower);
}

function heardFrom(replica: Replica, event: QueueEvent): boolean {
  const { awaited } = replica;
  const index = awaited.findIndex((w) => tellsOf(replica, event, w));
  if (index === -1) return false;
  awaited.splice(index, 1);
  return awaited.length === 0;
}

function tellsOf({ workers }: Replica, event: QueueEvent, w: WorkerIndex): boolean {
  return event.e === 'thread.stop' ? workers[w]?.thread === event.s : coreOf(event) === w;
}

/** Performs held events, oldest first, until one has to wait. */
function goOn(replica: Replica, constants: Constants, follower: Follower): void {
  const { held } = replica;
  for (let next = held[0]; next !== undefined; next = held[0]) {
    const first = next.event;
    const others = mustHearFrom(replica, first, constants);
    replica.asked = others;
    replica.awaited = others.filter((w) => !held.some(({ event }, i) => i > 0 && tellsOf(replica, event, w)));
    if (replica.awaited.length > 0 && !replica.over) return;
    const early = others.length === 0 ? [] : doneBefore(replica, first, held);
    for (const event of early) {
      perform(replica, event, constants, follower);
      held.splice(
        held.findIndex((other) => other.event === event),
        1,
      );
    }
    if (!replica.over && first.e === 'steal' && lacksBatch(replica, first, early, held)) {
      replica.asked = [first.victim];
      replica.awaited = [first.victim];
      return;
    }
    held.shift();
    perform(replica, first, constants, follower);
  }
  replica.asked = [];
}

function perform(replica: Replica, event: QueueEvent, constants: Constants, follower: Follower): void {
  if (replica.pushers.size > 0) replica.pushers.delete(event.s);
  const w = coreOf(event);
  if (w !== null) {
    const worker = workerOf(replica, w);
    worker.thread = event.s;
    if (event.e !== 'schedule' && event.e !== 'overflow') worker.ahead = true;
    worker.pushing = false;
  }
  switch (event.e) {
    case 'schedule':
      performSchedule(replica, event, constants, follower);
      return;
    case 'take':
      follower.taken(event, fitOfTake(replica, event));
      take(replica, event, follower);
      afterTaking(replica, event);
      return;
    case 'steal':
      follower.stolen(event, fitOfSteal(replica, event, constants.lifoStealable));
      leaveToOtherThieves(replica, event);
      steal(replica, event, follower);
      afterTaking(replica, event);
      return;
    case 'inject.batch':
      injectBatch(replica, event, follower);
      return;
    case 'overflow':
      follower.overflowing(event);
      if (w !== null) workerOf(replica, w).overfull = null;
      follower.overflowed(event, overflow(replica, event, constants.overflowMoves, follower));
      if (w !== null) allVisible(replica, w);
      return;
    case 'parked':
      follower.parked(event);
      stopSearching(replica, event);
      return;
    case 'driver.begin':
      stopSearching(replica, event);
      return;
    case 'search.begin':
    case 'driver.end':
    case 'park.end':
      startSearching(replica, event);
      return;
    case 'poll.begin':
      setAhead(replica, event, false);
      return;
    case 'block_in_place.begin':
      setAhead(replica, event, true);
      return;
    case 'poll.end':
      setAhead(replica, event, true);
      release(replica.queues, event.task);
      return;
    case 'thread.stop':
      for (const worker of replica.workers) {
        if (worker.thread !== event.s) continue;
        worker.ahead = false;
        worker.seen = null;
      }
      return;
    case 'notify':
      return;
  }
}

function performSchedule(
  replica: Replica,
  event: EventOf<'schedule'>,
  { capacity }: Constants,
  follower: Follower,
): void {
  follower.scheduled(event);
  schedule(replica, event, follower);
  if (event.w === null || event.to !== 'back') return;
  const worker = workerOf(replica, event.w);
  worker.pushing = true;
  worker.overfull = localOf(replica.queues, event.w).length > capacity ? event : null;
}

function afterTaking(replica: Replica, event: EventOf<'take' | 'steal'>): void {
  if (event.w === null) return;
  workerOf(replica, event.w).seen = null;
  if (event.e === 'take' && event.from === 'local') allVisible(replica, event.w);
}

/** The owner moved the front of its queue: a claim made after that saw all that the owner had pushed before. */
function allVisible({ queues, workers }: Replica, w: number): void {
  for (const { seen } of workers) if (seen !== null) seen[w] = localOf(queues, w).length;
}

/** Other thieves still see the entries behind those that this one took. */
function leaveToOtherThieves({ queues, workers }: Replica, event: EventOf<'steal'>): void {
  const queue = localOf(queues, event.victim);
  const task = taskOf(event);
  const taken = task === undefined ? 0 : indexIn(queue, task) + 1;
  for (const { seen } of workers) {
    if (seen !== null) seen[event.victim] = Math.max(0, (seen[event.victim] ?? 0) - taken);
  }
}

function startSearching(replica: Replica, event: Event): void {
  if (event.w === null) return;
  const { queues, workers } = replica;
  workerOf(replica, event.w).seen = workers.map(({ pushing }, w) =>
    Math.max(0, localOf(queues, w).length - (pushing ? 1 : 0)),
  );
}

function stopSearching(replica: Replica, event: Event): void {
  if (event.w === null) return;
  const worker = workerOf(replica, event.w);
  worker.seen = null;
  worker.ahead = false;
}

function setAhead(replica: Replica, event: Event, ahead: boolean): void {
  if (event.w === null) return;
  const worker = replica.workers[event.w];
  if (worker === undefined || worker.thread !== event.s) return;
  worker.ahead = ahead;
  worker.pushing = false;
}
