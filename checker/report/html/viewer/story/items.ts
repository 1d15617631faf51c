import type { ShownTimeline } from '../../payload/page.ts';
import type { Events } from './events.ts';

/**
 * What a reader goes through one by one: the steps of a run, from the start as item 0, or the events of a recording.
 * Positions are in items, so that a step is as wide whether it has events or not.
 */
export interface Items {
  readonly unit: 'step' | 'event';
  readonly length: number;
  /** The item that each event belongs to. */
  readonly ofEvent: (place: number) => number;
  /** Places of the first event of an item, and of the first after it. */
  readonly eventsOf: (item: number) => readonly [from: number, to: number];
  /** Where each event is in order. */
  readonly order: Float64Array;
  /** Where each event is in time: nanoseconds since the first, never less than before. */
  readonly time: Float64Array;
}

const timesOf = ({ t, length }: Events): Float64Array => {
  const times = new Float64Array(length);
  const first = t[0] ?? 0;
  let latest = 0;
  for (let i = 0; i < length; i++) {
    latest = Math.max(latest, (t[i] ?? 0) - first);
    times[i] = latest;
  }
  return times;
};

const stepsAsItems = (sizes: readonly number[], events: Events): Items => {
  const firsts = [0];
  const owner = new Float64Array(events.length);
  const order = new Float64Array(events.length);
  let place = 0;
  for (const [item, size] of sizes.entries()) {
    for (let i = 0; i < size; i++) {
      owner[place] = item;
      order[place] = item + (i + 0.5) / size;
      place++;
    }
    firsts.push(place);
  }
  return {
    unit: 'step',
    length: sizes.length,
    ofEvent: (at) => owner[at] ?? 0,
    eventsOf: (item) => [firsts[item] ?? 0, firsts[item + 1] ?? 0],
    order,
    time: order,
  };
};

const eventsAsItems = (events: Events): Items => ({
  unit: 'event',
  length: events.length,
  ofEvent: (place) => place,
  eventsOf: (item) => [item, item + 1],
  order: Float64Array.from({ length: events.length }, (_, place) => place + 0.5),
  time: timesOf(events),
});

/** The items of a timeline. */
export const itemsOf = ({ run }: ShownTimeline, events: Events): Items =>
  run === undefined
    ? eventsAsItems(events)
    : stepsAsItems([run.start, ...run.steps.map((step) => step.events)], events);
