import { specificationOf, type Runtime } from '../../../model/index.ts';
import { replay, type Event, type Path } from '../../../traces/index.ts';
import type { Verification } from '../../verify/verification.ts';
import { withRoads } from '../roads/with-roads.ts';
import { tellRun } from '../tell-run.ts';
import type { ToldRun } from '../told-run.ts';

/** Tells runs of one scenario. */
export interface ScenarioTeller {
  readonly run: (path: Path) => ToldRun;
  /** Whether nothing can happen any more after this run. */
  readonly isOver: (path: Path) => boolean;
  /**
   * The run with what else could have happened at the steps that matter; `failing` are the events that fail together, and
   * `waiting` is the task that nobody polls, if that is what is wrong.
   */
  readonly withRoads: (run: ToldRun, failing: readonly Event[], waiting?: number) => ToldRun;
}

/** A teller for runs of what was examined. */
export const scenarioTeller = (
  examined: Pick<Verification, 'release' | 'roles' | 'flavor' | 'constants'>,
  runtime: Runtime,
): ScenarioTeller => {
  const { release, roles, flavor, constants } = examined;
  const specification = specificationOf(runtime);
  const engine = specification.compiled();
  const workers = flavor === 'current_thread' ? 1 : constants.workers;
  const about = { schema: specification.schema, workers, roles, release };
  return {
    run: (path) => tellRun(engine, path, about),
    isOver: (path) => {
      const { start, steps } = replay(engine, path);
      return engine.successors((steps.at(-1) ?? start).state).length === 0;
    },
    withRoads: (run, failing, waiting) =>
      withRoads(engine, run, {
        schema: specification.schema,
        rules: runtime.rules,
        failing: failing.map(({ g }) => g),
        ...(waiting !== undefined && { waiting }),
      }),
  };
};
