import type { Event, Header } from '../../../traces/index.ts';
import { recordedWord } from './word.ts';

/** The threads of a recording as those of the specification: workers first, then all others that wake or spawn. */
export interface Lanes {
  readonly workers: number;
  readonly foreign: number;
  /** By thread of the recording; absent for one that does nothing that matters. */
  readonly of: ReadonlyMap<number, number>;
  /** By lane, the events that matter, in order. */
  readonly events: readonly (readonly Event[])[];
}

const byWorkersOnly: ReadonlySet<string> = new Set(['park.begin', 'park.end', 'run.begin', 'poll.begin']);

const matters = (event: Event): boolean => recordedWord(event) !== undefined;

/** The worker that a thread is first known to run; undefined if recorders never say, null if it runs none. */
const workersOf = (events: readonly Event[]): ReadonlyMap<number, number | undefined> => {
  const found = new Map<number, number | undefined>();
  for (const event of events) {
    if (!matters(event) || !byWorkersOnly.has(event.e)) continue;
    if (found.get(event.s) === undefined) found.set(event.s, event.w ?? undefined);
  }
  return found;
};

/** A place for each worker's thread: its own number where that is free, or any that is. */
const placesOf = (workers: number, of: ReadonlyMap<number, number | undefined>): Map<number, number> => {
  const places = new Map<number, number>();
  const taken = new Set<number>();
  for (const [thread, w] of of) {
    if (w === undefined || w >= workers || taken.has(w)) continue;
    places.set(thread, w);
    taken.add(w);
  }
  for (const thread of of.keys()) {
    if (places.has(thread)) continue;
    let free = 0;
    while (taken.has(free)) free++;
    places.set(thread, free);
    taken.add(free);
  }
  return places;
};

/** Sorts the events of a recording by thread. There may be more threads of workers than there are workers. */
export const lanesOf = ({ runtime: { workers } }: Header, events: readonly Event[]): Lanes => {
  const places = placesOf(workers, workersOf(events));
  const most = Math.max(workers, ...[...places.values()].map((place) => place + 1));
  const lanes: Event[][] = Array.from({ length: most }, () => []);
  for (const event of events) {
    if (!matters(event)) continue;
    let lane = places.get(event.s);
    if (lane === undefined) {
      lane = lanes.push([]) - 1;
      places.set(event.s, lane);
    }
    lanes[lane]?.push(event);
  }
  return { workers: most, foreign: lanes.length - most, of: places, events: lanes };
};
