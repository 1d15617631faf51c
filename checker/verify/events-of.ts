import type { Event } from '../../traces/index.ts';
import type { ExplainedRun } from '../explain/counterexample.ts';

/** The events of a run as a trace: stamped with their place in it, one unit of logical time apart. */
export const eventsOf = (run: ExplainedRun): readonly Event[] =>
  [...run.initialEvents, ...run.steps.flatMap(({ events }) => events)].map((event, g) => ({
    ...event,
    g,
    t: g,
  }));
