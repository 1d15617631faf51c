import type { EventOf, TaskId } from '../../../traces/index.ts';

type SemaphoreEvent = EventOf<'shuttle.semaphore'>;

interface Waiter {
  readonly task: TaskId | undefined;
  readonly n: number | undefined;
}

/**
 * Finds the acquires that a release hands permits to. Only of these is it certain that they come after it: an acquire
 * that stops waiting because another was given up, or behind one whose task is gone, may be served from older permits.
 *
 * A fair semaphore serves waiters in order, and the first of them waits for more permits than there are; what it is
 * given after a release is therefore part of that release.
 */
export interface HandOver {
  /** The acquires that wait, by semaphore; those given up without a word are among them. */
  readonly waiting: Map<number, Waiter[]>;
  /** The semaphore being released, as long as nothing but the acquires it serves comes after. */
  releasing: number | undefined;
  /** Steps since the last event of a semaphore. */
  steps: number;
}

/** Waiters remembered of one semaphore: of longer queues nothing is said. */
const longestQueue = 4096;

/** Nobody waits yet. */
export const noHandOver = (): HandOver => ({ waiting: new Map(), releasing: undefined, steps: 0 });

function takeUp(queue: Waiter[] | undefined, { of, n }: SemaphoreEvent): boolean {
  const place = queue?.findIndex((waiter) => waiter.task === of && waiter.n === n) ?? -1;
  if (queue === undefined || place === -1) return false;
  // Whoever was in front of it is no longer there: waiters are served in order.
  queue.splice(0, place + 1);
  return place === 0;
}

function line(handOver: HandOver, { object, task, n }: SemaphoreEvent): void {
  const queue = handOver.waiting.get(object) ?? [];
  queue.push({ task, n });
  if (queue.length > longestQueue) queue.shift();
  handOver.waiting.set(object, queue);
}

/** Follows an event of a semaphore, and says whether it is an acquire that was served by the release before it. */
export function isHandedOver(handOver: HandOver, event: SemaphoreEvent): boolean {
  const goesOn = handOver.steps === 1 && handOver.releasing === event.object;
  handOver.steps = 0;
  handOver.releasing = undefined;
  switch (event.op) {
    case 'created':
    case 'acquire':
    case 'try':
      return false;
    case 'blocked':
      line(handOver, event);
      return false;
    case 'closed':
      handOver.waiting.delete(event.object);
      return false;
    case 'release':
      handOver.releasing = event.object;
      return false;
    case 'unblocked': {
      const served = takeUp(handOver.waiting.get(event.object), event) && goesOn;
      if (served) handOver.releasing = event.object;
      return served;
    }
  }
}
