import { factsAtEach } from '../../explain/film/facts-at.ts';
import { filmOfRun } from '../../explain/film/of-run.ts';
import type { ToldRun } from '../../explain/told-run.ts';

/** Index of the first step after which a run leads back to where it was before it; undefined if it never does. */
export const loopIn = (run: ToldRun): number | undefined => {
  const factsAt = factsAtEach(filmOfRun(run, []));
  const stateAt = (steps: number): string => JSON.stringify(factsAt(steps).map(({ value }) => value));
  const last = stateAt(run.steps.length);
  const from = run.steps.findIndex((_, index) => stateAt(index) === last);
  return from === -1 ? undefined : from;
};
