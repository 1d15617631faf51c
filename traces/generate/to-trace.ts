import type { Event, Observation } from '../event/event.ts';
import type { Run } from '../explore/replay.ts';

/**
 * What a run emitted, as the events of a trace: numbered from 0 in the order in which they happened. The clock is
 * logical, one nanosecond an event, for a machine knows order but no time.
 */
export function* toEvents<Packed>({ start, steps }: Run<Packed, Observation>): Generator<Event> {
  let position = 0;
  for (const { events } of [start, ...steps])
    for (const event of events) {
      yield { ...event, g: position, t: position };
      position++;
    }
}
