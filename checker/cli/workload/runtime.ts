import { rulesOf, specificationOf } from '../../../model/index.ts';
import type { Runtime, Schema } from '../../../model/index.ts';
import type { Workload } from './workload.ts';
import { scenarioNamed } from './workload.ts';

/** The runtime that a workload runs on. */
export const runtimeOf = ({ flavor, scenario, size, release, constants }: Workload): Runtime => {
  const rules = rulesOf(release);
  if (rules === undefined) throw new RangeError(`no rules are known for Tokio ${release}`);
  return { ...(flavor && { flavor }), rules, constants, programs: scenarioNamed(scenario).programs(size) };
};

/** The fields of a workload's states. */
export const schemaOf = (workload: Workload): Schema => specificationOf(runtimeOf(workload)).schema;
