import { threadOf, type Event, type Emission } from '../event/event.ts';

/** A run as far as its events go: those of its start, and those of each step. */
export interface Emissions {
  readonly start: { readonly events: readonly Emission[] };
  readonly steps: readonly { readonly events: readonly Emission[] }[];
}

/**
 * What a run emitted, as the events of a trace: numbered from 0 in the order in which they happened. The clock is
 * logical, one nanosecond an event, for a machine knows order but no time.
 */
export function* toEvents({ start, steps }: Emissions): Generator<Event> {
  let position = 0;
  for (const { events } of [start, ...steps])
    for (const event of events) {
      yield { ...event, s: threadOf(event), g: position, t: position };
      position++;
    }
}
