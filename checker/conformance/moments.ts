import type { Event, TaskId, Trace } from '../../traces/index.ts';
import { DoomedTasks } from './doomed.ts';
import type { Doomed } from './doomed.ts';
import { telling } from './telling.ts';

/** An event of a recording, with what comes after it on the same thread as far as it has been read. */
export interface Moment {
  readonly event: Event;
  /** The event that follows on the same thread; absent at its last, and where it has not been read yet. */
  next?: Moment | undefined;
  /** The event that follows with the same worker, on whatever thread; absent as `next` is. */
  nextOfWorker?: Moment | undefined;
  /** Tasks that are known to be aborted, as far as has been read. */
  readonly doomed?: Doomed;
}

/** Events that are read before the one whose turn it is. */
const lookedAhead = 16_384;

/**
 * The events of a recording in their order, each with its successors on the same thread and worker unless they are
 * thousands of events away. Reads as it goes, in constant memory.
 */
export async function* momentsOf(trace: Pick<Trace, 'batches'>): AsyncGenerator<readonly Moment[]> {
  const last = new Map<number, Moment>();
  const lastOfWorker = new Map<number, Moment>();
  const doomed = new DoomedTasks();
  let waiting: Moment[] = [];
  for await (const batch of trace.batches()) {
    for (const event of batch) {
      const moment: Moment = { event, doomed: doomed.known };
      doomed.read(event);
      const before = last.get(event.s);
      if (before !== undefined) before.next = moment;
      last.set(event.s, moment);
      if (event.w !== null) {
        const beforeOfWorker = lastOfWorker.get(event.w);
        if (beforeOfWorker !== undefined) beforeOfWorker.nextOfWorker = moment;
        lastOfWorker.set(event.w, moment);
      }
      waiting.push(moment);
    }
    if (waiting.length <= lookedAhead) continue;
    yield waiting.slice(0, -lookedAhead);
    waiting = waiting.slice(-lookedAhead);
  }
  yield waiting;
}

/** The worker that runs on the event's thread; before a recorder knows it, the first it is known for afterwards. */
export const workerSoon = (moment: Moment): number | null => {
  for (let at: Moment | undefined = moment; at !== undefined; at = at.next)
    if (at.event.w !== null) return at.event.w;
  return null;
};

/** Whether the task that yields here calls its own waker next, as if it had not been deferred. */
export const wakesItselfNext = (moment: Moment, task: number): boolean | undefined => {
  for (let at = moment.next; at !== undefined; at = at.next)
    if (telling.has(at.event.e)) return at.event.e === 'wake.begin' && at.event.task === task;
  return undefined;
};

const betweenRuns: ReadonlySet<string> = new Set(['run.begin', 'poll.begin', 'park.begin', 'park.end']);

/** Whether the thread is known by hooks to be in the midst of a task's turn, if only before or after its poll. */
export const isInRun = (moment: Moment): boolean => {
  for (let at = moment.next; at !== undefined; at = at.next) {
    if (at.event.e === 'run.end') return true;
    if (betweenRuns.has(at.event.e)) return false;
  }
  return false;
};

/**
 * The task that ends before the thread goes on to anything else than what it runs here: it is aborted, or was, if no poll
 * completes it. Undefined if it ends none.
 */
export const endedInTurn = (moment: Moment): TaskId | undefined => {
  for (let at = moment.next; at !== undefined; at = at.next) {
    if (at.event.e === 'task.end') return at.event.task;
    if (at.event.e === 'run.end' || betweenRuns.has(at.event.e)) return undefined;
  }
  return undefined;
};

/** Whether `task` is not polled again after this event, but ends because it is aborted. */
export const isDoomed = ({ event, doomed }: Moment, task: number): boolean => {
  const last = doomed?.get(task);
  return last !== undefined && last < event.g;
};

/** Events of others that a thread lets pass in the midst of its work only if it was stopped there. */
const longSilence = 1024;

/**
 * Whether the thread of this event is not heard of for long after it, or never again.
 *
 * After an event that the search goes by, others do not count: a thread that is stopped between the hook that tells of a
 * task's number and the return of its spawn has not put the task anywhere, perhaps.
 */
export const stallsAfter = ({ event, next }: Moment): boolean => {
  let at = next;
  if (telling.has(event.e)) while (at !== undefined && !telling.has(at.event.e)) at = at.next;
  return at === undefined || at.event.g - event.g > longSilence;
};
