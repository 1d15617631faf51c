import type { LastMoments } from '../looking.ts';
import type { Moment } from '../moments.ts';
import type { Line } from './line.ts';

/** Part of a line as a search wants it: each event with its successors, and so the last ones before it. */
export interface Linked {
  readonly moments: readonly Moment[];
  readonly last: Map<number, Moment>;
}

/** Links the events of a line from one place up to another, and the last moments of each worker before that to them. */
export const link = (line: Line, from: number, to: number, last: LastMoments): Linked => {
  const ofThread = new Map<number, Moment>();
  const ofWorker = new Map<number, Moment>();
  const before = new Map<number, Moment>();
  for (const [w, { event }] of last) {
    const moment: Moment = { event };
    before.set(w, moment);
    ofWorker.set(w, moment);
    const known = ofThread.get(event.s);
    if (known === undefined || known.event.g < event.g) ofThread.set(event.s, moment);
  }
  const moments = line.slice(from, to).map(({ event }): Moment => {
    const moment: Moment = { event };
    const previous = ofThread.get(event.s);
    if (previous !== undefined) previous.next = moment;
    ofThread.set(event.s, moment);
    if (event.w !== null) {
      const previousOfWorker = ofWorker.get(event.w);
      if (previousOfWorker !== undefined) previousOfWorker.nextOfWorker = moment;
      ofWorker.set(event.w, moment);
    }
    return moment;
  });
  return { moments, last: before };
};
