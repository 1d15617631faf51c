import type { ToldRun } from '../told-run.ts';
import type { Film, Frame } from './film.ts';

/** A run of the specification as a film, a frame for each step; `failing` are the positions `g` of the events that fail. */
export const filmOfRun = (run: ToldRun, failing: readonly number[]): Film => {
  const fails = new Set(failing);
  const frames = run.steps.map(({ action, source, link, worker, events, changes, roads }, index): Frame => ({
    name: `step ${index + 1}`,
    what: action,
    worker,
    source,
    ...(link !== undefined && { link }),
    events,
    changes,
    roads,
    fails: events.some(({ g }) => fails.has(g)),
  }));
  return {
    initial: run.initial,
    frames,
    workers: run.workers,
    ...(run.loopFrom !== undefined && { loopFrom: run.loopFrom }),
  };
};
