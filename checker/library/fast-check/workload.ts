import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import type { Flavor, Policy, YieldWayName } from '../../../model/index.ts';
import { newestRelease } from '../../../model/index.ts';
import { QuestionError } from '../../own/question-error.ts';
import type { WorkloadOptions } from '../question/workload.ts';
import { workloadOf } from '../question/workload.ts';

/** Among which models to choose. Of each list, runs that fail shrink towards its first. */
export interface WorkloadConstraints {
  /** Names of scenarios; `yielders`, `ping-pong` and `foreign-wakes` if absent. */
  readonly scenarios?: readonly string[];
  /** Ways of yielding; `self-wake` and `yield_now` if absent. */
  readonly yields?: readonly (YieldWayName | Policy)[];
  /** Releases of Tokio; the newest if absent. */
  readonly tokio?: readonly string[];
  /** Schedulers; `multi_thread` if absent. */
  readonly flavors?: readonly Flavor[];
  /** Workers at most, of multi_thread; 3 if absent. */
  readonly maxWorkers?: number;
  /** Tasks of the main role at most; 3 if absent. */
  readonly maxTasks?: number;
  /** Polls of each at most; 3 if absent. */
  readonly maxPolls?: number;
}

const usualScenarios = ['yielders', 'ping-pong', 'foreign-wakes'] as const;
const usualYields = ['self-wake', 'yield_now'] as const;
const usualMost = 3;

const isPossible = (options: WorkloadOptions): boolean => {
  try {
    workloadOf(options);
    return true;
  } catch (error) {
    if (error instanceof QuestionError && error.code === 'ASK006') return false;
    throw error;
  }
};

/**
 * Models to explore, or to take runs of: scenarios of all sizes up to a bound, under several ways of yielding and releases.
 * They shrink towards one worker, one task and one poll.
 *
 * @throws QuestionError when a name or a number is wrong, as soon as a model with it is made
 *
 * @example
 * ```ts
 * fc.assert(fc.asyncProperty(workload({ maxTasks: 2 }), async (model) => (await verify(model)).ok), { numRuns: 5 });
 * ```
 */
export const workload = (constraints: WorkloadConstraints = {}): Arbitrary<WorkloadOptions> => {
  const {
    scenarios = usualScenarios,
    yields = usualYields,
    tokio = [newestRelease],
    flavors = ['multi_thread'],
    maxWorkers = usualMost,
    maxTasks = usualMost,
    maxPolls = usualMost,
  } = constraints;
  return fc
    .record({
      scenario: fc.constantFrom(...scenarios),
      yield: fc.constantFrom(...yields),
      tokio: fc.constantFrom(...tokio),
      flavor: fc.constantFrom(...flavors),
      workers: fc.integer({ min: 1, max: maxWorkers }),
      tasks: fc.integer({ min: 1, max: maxTasks }),
      polls: fc.integer({ min: 1, max: maxPolls }),
    })
    .map(({ workers, ...model }) =>
      Object.assign(model, { workers: model.flavor === 'current_thread' ? 1 : workers }),
    )
    .filter(isPossible);
};
