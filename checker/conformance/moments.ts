import type { Event, Trace } from '../../traces/index.ts';

/** An event of a recording, with what comes after it on the same thread as far as it has been read. */
export interface Moment {
  readonly event: Event;
  /** The event that follows on the same thread; absent at its last, and where it has not been read yet. */
  next?: Moment;
  /** The event that follows with the same worker, on whatever thread; absent as `next` is. */
  nextOfWorker?: Moment;
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
  let waiting: Moment[] = [];
  for await (const batch of trace.batches()) {
    for (const event of batch) {
      const moment: Moment = { event };
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

/** Events of others that a thread lets pass in the midst of its work only if it was stopped there. */
const longSilence = 1024;

/** Whether the thread of this event is not heard of for long after it, or never again. */
export const stallsAfter = ({ event, next }: Moment): boolean =>
  next === undefined || next.event.g - event.g > longSilence;
