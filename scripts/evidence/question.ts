import { realConstants, usualAssumptions, type EndlessQuestion } from '../../checker/starvation/index.ts';
import type { RecordedWait } from '../../checker/compare/evidence/recorded-wait.ts';
import { endlessWorkloads, rulesOf } from '../../model/index.ts';

/** What a recording is of. */
export type Of = Pick<RecordedWait, 'workload' | 'tasks' | 'yield' | 'flavor' | 'tokio'>;

/**
 * How long tasks wait at most in the endless workload that a recorded program has the shape of.
 *
 * @throws RangeError where there is no such workload, or nothing is known of the release
 */
export const questionOf = ({ workload: name, tasks, yield: way, flavor, tokio }: Of): EndlessQuestion => {
  const [workload, rules] = [endlessWorkloads.find((one) => one.name === name), rulesOf(tokio)];
  if (workload === undefined || rules === undefined) throw new RangeError(`no ${name}, or no ${tokio}`);
  return {
    workload,
    size: { yield: way, tasks },
    flavor,
    release: tokio,
    rules,
    constants: realConstants(flavor),
    assumed: usualAssumptions,
    minimize: false,
    settled: true,
    limits: {},
  };
};
