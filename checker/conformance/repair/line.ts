import type { Event } from '../../../traces/index.ts';

/** An event in the order in which it is held to have happened, and whether it was put there by an edit. */
export interface Entry {
  readonly event: Event;
  readonly isAdded: boolean;
}

/** Some events of a recording, one after the other, with the edits made to them so far. */
export type Line = readonly Entry[];

/** The line as it was recorded. */
export const recordedLine = (events: readonly Event[]): Line =>
  events.map((event) => ({ event, isAdded: false }));

/** The line without the entries at some ascending places. */
export const without = (line: Line, places: readonly number[]): Line => {
  const left = new Set(places);
  return line.filter((_, i) => !left.has(i));
};

/** The line with events that were not recorded, before the entry at `place`. */
export const withAdded = (line: Line, place: number, events: readonly Event[]): Line =>
  line.toSpliced(place, 0, ...events.map((event) => ({ event, isAdded: true })));

/** The line with the entries at some ascending places put before that at `target`, which is none of them. */
export const withMoved = (line: Line, places: readonly number[], target: number): Line => {
  const moved = places.flatMap((place) => line[place] ?? []);
  const passed = places.filter((place) => place < target).length;
  return without(line, places).toSpliced(target - passed, 0, ...moved);
};

/** The line with some entries changed in what they say. */
export const withChanged = (line: Line, changes: ReadonlyMap<number, Event>): Line =>
  line.map((entry, i) => {
    const event = changes.get(i);
    return event === undefined ? entry : { ...entry, event };
  });
