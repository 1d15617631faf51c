import { boundedRuns, cover, replay, toEvents } from '../../traces/index.ts';
import type { CoverGoal, Event, Path } from '../../traces/index.ts';
import { engineFor } from '../verify/engine-for.ts';
import { runtimeOf } from '../workload/runtime.ts';
import type { Workload } from '../workload/workload.ts';

/** Which runs of a workload are wanted. */
export interface Selection {
  /** What the runs are to cover; every run within the depth when absent. */
  readonly cover?: CoverGoal;
  /** Steps of a run at most. */
  readonly depth?: number;
  /** States to look at at most. */
  readonly maxStates?: number;
}

/** One run as a trace. */
export interface GeneratedRun {
  readonly path: Path;
  readonly events: readonly Event[];
  /** True when nothing can happen after it. */
  readonly complete: boolean;
}

/** The runs of a workload, made one by one as they are asked for. */
export interface Generation {
  readonly runs: Iterable<GeneratedRun>;
  /** Number of states or transitions that the runs cover together; absent when they are all runs. */
  readonly covered?: number;
}

/** Finds the runs that were selected. Throws a `TooManyStatesError` when a cover would need more than allowed. */
export const generate = (workload: Workload, selection: Selection): Generation => {
  const engine = engineFor(runtimeOf(workload));
  const { cover: goal, depth, maxStates } = selection;
  const toRun = (path: Path): GeneratedRun => {
    const run = replay(engine, path);
    const { state } = run.steps.at(-1) ?? run.start;
    return { path, events: [...toEvents(run)], complete: engine.successors(state).length === 0 };
  };
  function* each(paths: Iterable<Path>): Generator<GeneratedRun> {
    for (const path of paths) yield toRun(path);
  }
  if (goal === undefined) return { runs: each(boundedRuns(engine, depth ?? 0)) };
  const { runs, items } = cover(engine, goal, {
    ...(depth === undefined ? {} : { depth }),
    ...(maxStates === undefined ? {} : { states: maxStates }),
  });
  return { runs: each(runs), covered: items };
};
