import type { Limits, Resumed } from '../../traces/index.ts';
import { beliefs as allBeliefs } from '../beliefs/index.ts';
import type { Belief } from '../beliefs/belief.ts';
import type { Explored } from '../check/claim.ts';
import { propertiesIn } from '../own/properties.ts';
import { allProperties } from '../properties/index.ts';
import type { Property } from '../properties/property.ts';
import { verifyComposed } from '../verify/composed.ts';
import type { ComposedSearch } from '../verify/search.ts';
import type { BeliefOutcome } from '../verify/verification.ts';
import type { VerifyProgress } from '../verify/verify.ts';
import { verify } from '../verify/verify.ts';
import { runtimeOf } from '../workload/runtime.ts';
import type { Workload } from '../workload/workload.ts';
import { scenarioOf } from '../workload/scenario-named.ts';
import { Pace } from './pace.ts';

/** Where and when one exploration is saved, as plain data. */
export interface JobCheckpoint {
  readonly file: string;
  readonly version: string;
  readonly everySeconds: number;
}

/** An exploration as plain data, so that it can be handed to another thread. */
export interface Job {
  readonly workload: Workload;
  /** Ids of the properties. */
  readonly properties: readonly string[];
  /** The files that properties are read from which are somebody's own. */
  readonly propertyFiles?: readonly string[];
  /** Ids of the claims of the beliefs. */
  readonly beliefs: readonly string[];
  readonly limits: Limits;
  readonly symmetry: boolean;
  readonly fingerprint: boolean;
  readonly threads: number;
  /** Breadth first if absent; otherwise symmetry, fingerprints, threads and checkpoints are not used. */
  readonly search?: ComposedSearch;
  readonly checkpoint?: JobCheckpoint;
  /** Whether counterexamples are made shorter and simpler than they are found. */
  readonly minimize: boolean;
}

/** Who is told how a job goes. */
export interface JobListener {
  readonly onProgress: (progress: VerifyProgress) => void;
  /** The job goes on from what was saved. */
  readonly onResumed: (resumed: Resumed) => void;
}

/** A verification as plain data: beliefs, which hold functions, by the ids of their claims. */
export interface Findings extends Omit<Explored, 'beliefs'> {
  readonly beliefs: readonly (Omit<BeliefOutcome, 'belief'> & { readonly belief: string })[];
}

const beliefNamed = (id: string): Belief => {
  const belief = allBeliefs.find(({ claim }) => claim.id === id);
  if (belief === undefined) throw new RangeError(`no belief is named ${id}`);
  return belief;
};

/** A job with what it names looked up. */
export interface Exploring extends Omit<Job, 'properties' | 'propertyFiles' | 'beliefs'> {
  readonly properties: readonly Property[];
  readonly beliefs: readonly Belief[];
}

/**
 * Explores on this thread, which does nothing else until it is done. As soon as `stopped` returns true no more states are
 * looked for, and what was found is checked as far as a short time allows.
 */
export const exploreHere = (
  {
    workload,
    properties,
    beliefs,
    limits,
    symmetry,
    fingerprint,
    threads,
    search,
    checkpoint,
    minimize,
  }: Exploring,
  stopped: () => boolean,
  { onProgress, onResumed }: JobListener,
): Explored => {
  const { size, flavor, release, wasmtime, constants } = workload;
  const { rules } = runtimeOf(workload);
  const started = performance.now();
  const pace = new Pace({
    seconds: limits.seconds ?? Infinity,
    stopped,
    elapsed: () => (performance.now() - started) / 1000,
  });
  const options = {
    scenario: scenarioOf(workload),
    size,
    ...(flavor && { flavor }),
    release,
    ...(wasmtime !== undefined && { wasmtime }),
    rules,
    constants,
    properties,
    beliefs,
    minimize,
    limits: {
      ...limits,
      // Explorers ask for the limit again before every expansion.
      get seconds() {
        return pace.limit;
      },
    },
    onProgress: (progress: VerifyProgress) => {
      if (progress.property !== null) pace.checking();
      onProgress(progress);
    },
  };
  const found =
    search === undefined
      ? verify({
          ...options,
          symmetry,
          fingerprint,
          threads,
          ...(checkpoint && { checkpoint: { ...checkpoint, onResumed } }),
        })
      : verifyComposed({ ...options, search });
  return { ...found, secondsFinding: pace.finding };
};

/** Does a job of which everything is known by name, and tells what it found in the same way. */
export const runJob = (job: Job, stopped: () => boolean, listener: JobListener): Findings => {
  const { properties, propertyFiles = [], beliefs: wanted } = job;
  const found = exploreHere(
    {
      ...job,
      properties: [...allProperties, ...propertyFiles.flatMap(propertiesIn)].filter(({ id }) =>
        properties.includes(id),
      ),
      beliefs: wanted.map(beliefNamed),
    },
    stopped,
    listener,
  );
  return {
    ...found,
    beliefs: found.beliefs.map(({ belief, verdict }) => ({ belief: belief.claim.id, verdict })),
  };
};

/** The inverse of what `runJob` does to beliefs. */
export const withBeliefs = (findings: Findings): Explored => ({
  ...findings,
  beliefs: findings.beliefs.map(({ belief, verdict }) => ({ belief: beliefNamed(belief), verdict })),
});
