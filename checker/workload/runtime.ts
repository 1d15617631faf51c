import { rulesOf, specificationOf } from '../../model/index.ts';
import type { Runtime, Schema } from '../../model/index.ts';
import { runtimeOf as runtimeOn } from '../verify/runtime-of.ts';
import { scenarioOf } from './scenario-named.ts';
import type { Workload } from './workload.ts';

/** The runtime that a workload runs on. */
export const runtimeOf = (workload: Workload): Runtime => {
  const { release } = workload;
  const rules = rulesOf(release);
  if (rules === undefined) throw new RangeError(`no rules are known for Tokio ${release}`);
  return runtimeOn({ ...workload, rules, scenario: scenarioOf(workload) });
};

/** The fields of a workload's states. */
export const schemaOf = (workload: Workload): Schema => specificationOf(runtimeOf(workload)).schema;
