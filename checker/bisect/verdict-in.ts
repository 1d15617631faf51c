import type { Limits } from '../../traces/index.ts';
import type { Property } from '../properties/property.ts';
import type { VerdictKind } from '../verdict.ts';
import { verify } from '../verify/verify.ts';
import { runtimeOf } from '../workload/runtime.ts';
import { scenarioOf } from '../workload/scenario-named.ts';
import type { Workload } from '../workload/workload.ts';

/** Of which workload it is asked how one property fares, and how far it is explored. */
export interface BisectQuestion {
  readonly workload: Workload;
  readonly property: Property;
  /** On each exploration. */
  readonly limits: Limits;
}

/** What became of the property in one workload. */
export interface VerdictIn {
  readonly workload: Workload;
  readonly verdict: VerdictKind;
  /** Why it is violated, or could not be decided; absent where it holds. */
  readonly because?: string;
  /** Steps of the run that violates it. */
  readonly steps?: number;
}

/** How the property fares in every interleaving of a workload. */
export const verdictIn = ({ property, limits }: BisectQuestion, workload: Workload): VerdictIn => {
  const { size, flavor, release, wasmtime, constants } = workload;
  const { verdicts } = verify({
    scenario: scenarioOf(workload),
    size,
    ...(flavor && { flavor }),
    release,
    ...(wasmtime !== undefined && { wasmtime }),
    rules: runtimeOf(workload).rules,
    constants,
    properties: [property],
    beliefs: [],
    limits,
    symmetry: true,
    fingerprint: false,
    threads: 1,
  });
  const [found] = verdicts;
  if (found === undefined) throw new RangeError(`no verdict on ${property.id}`);
  const because = found.examples[0]?.because ?? found.reason;
  const steps = found.counterexample?.steps.length;
  return {
    workload,
    verdict: found.verdict,
    ...(because !== undefined && { because }),
    ...(steps !== undefined && { steps }),
  };
};
