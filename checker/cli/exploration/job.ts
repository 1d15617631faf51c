import type { Limits } from '../../../traces/index.ts';
import { beliefs } from '../../beliefs/index.ts';
import type { Belief } from '../../beliefs/belief.ts';
import { allProperties } from '../../properties/index.ts';
import type { BeliefOutcome, Verification, VerifyProgress } from '../../verify/verify.ts';
import { verify } from '../../verify/verify.ts';
import { runtimeOf } from '../workload/runtime.ts';
import type { Workload } from '../workload/workload.ts';
import { scenarioNamed } from '../workload/workload.ts';

/** An exploration as plain data, so that it can be handed to another thread. */
export interface Job {
  readonly workload: Workload;
  /** Ids of the properties. */
  readonly properties: readonly string[];
  /** Ids of the claims of the beliefs. */
  readonly beliefs: readonly string[];
  readonly limits: Limits;
}

/** A verification as plain data: beliefs, which hold functions, by the ids of their claims. */
export interface Findings extends Omit<Verification, 'beliefs'> {
  readonly beliefs: readonly (Omit<BeliefOutcome, 'belief'> & { readonly belief: string })[];
}

const beliefNamed = (id: string): Belief => {
  const belief = beliefs.find(({ claim }) => claim.id === id);
  if (belief === undefined) throw new RangeError(`no belief is named ${id}`);
  return belief;
};

/** Does the job. As soon as `stopped` returns true the exploration ends as if its time were up. */
export const runJob = (
  { workload, properties, beliefs: wanted, limits }: Job,
  stopped: () => boolean,
  onProgress: (progress: VerifyProgress) => void,
): Findings => {
  const { scenario, size, release, constants } = workload;
  const { rules } = runtimeOf(workload);
  const found = verify({
    scenario: scenarioNamed(scenario),
    size,
    release,
    rules,
    constants,
    symmetry: true,
    fingerprint: false,
    threads: 1,
    properties: allProperties.filter(({ id }) => properties.includes(id)),
    beliefs: wanted.map(beliefNamed),
    limits: {
      ...limits,
      // Explorers ask for the limit again before every expansion.
      get seconds() {
        return stopped() ? 0 : (limits.seconds ?? Infinity);
      },
    },
    onProgress,
  });
  return {
    ...found,
    beliefs: found.beliefs.map(({ belief, verdict }) => ({ belief: belief.claim.id, verdict })),
  };
};

/** The inverse of what `runJob` does to beliefs. */
export const withBeliefs = (findings: Findings): Verification => ({
  ...findings,
  beliefs: findings.beliefs.map(({ belief, verdict }) => ({ belief: beliefNamed(belief), verdict })),
});
