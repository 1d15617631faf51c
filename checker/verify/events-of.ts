import type { Event } from '../../traces/index.ts';
import type { ExplainedRun } from '../explain/counterexample.ts';

/** The events of a run as a trace: stamped with their place in it, one unit of logical time apart. */
export const eventsOf = ({ initialEvents, steps }: ExplainedRun): readonly Event[] => {
  const events: Event[] = [];
  for (const emitted of [initialEvents, ...steps.map((step) => step.events)])
    for (const event of emitted) events.push({ ...event, g: events.length, t: events.length });
  return events;
};
