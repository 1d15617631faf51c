import { availableParallelism } from 'node:os';
import type { Limits } from '../../traces/index.ts';
import { beliefs as allBeliefs } from '../beliefs/index.ts';
import type { Explored } from '../check/claim.ts';
import type { ExploredSummary } from '../check/judge-exploration.ts';
import { judgeExplorations, summarizeExplorations } from '../check/judge-exploration.ts';
import type { Judgement } from '../check/judge.ts';
import { exitCode } from '../exit-code.ts';
import type { Finding } from '../explain/finding.ts';
import { exploreInThread } from '../exploration/explore.ts';
import { exploreHere } from '../exploration/job.ts';
import type { Exploring } from '../exploration/job.ts';
import { usualMemory } from '../exploration/memory.ts';
import { allProperties } from '../properties/index.ts';
import type { ComposedSearch } from '../verify/search.ts';
import type { VerifyProgress } from '../verify/verify.ts';
import { findingsOfExploration } from './findings.ts';
import type { Stoppable } from './listening.ts';
import { guarded } from './listening.ts';
import { limitsGiven } from './question/limits.ts';
import type { PropertyChoices } from './question/properties.ts';
import { propertiesOf } from './question/properties.ts';
import { QuestionError } from '../own/question-error.ts';
import { wholeNumber } from './question/whole-number.ts';
import type { WorkloadOptions } from './question/workload.ts';
import { workloadOf } from './question/workload.ts';

/** What to explore, what to ask of it, and how far to go. */
export interface VerifyOptions extends WorkloadOptions, Stoppable {
  /**
   * The properties to check, each of which must then be decided; every property of Tokio's schedulers if absent, and
   * then it is no failure that this scenario puts some of them to no test.
   */
  readonly properties?: PropertyChoices;
  /** Whether popular beliefs are refuted too; false if absent. What becomes of them fails nothing. */
  readonly beliefs?: boolean;
  /** Whether a property that is never put to the test fails, though it was not asked for; false if absent. */
  readonly strict?: boolean;
  /** Where to stop: `states`, `depth` in steps, `seconds`, `bytes` (three quarters of what is free if absent). */
  readonly limits?: Limits;
  /** Another search than breadth first, whose counterexamples are the shortest. */
  readonly search?: ComposedSearch;
  /** Whether one state is explored for all that differ by names of workers and tasks alone; true if absent. */
  readonly symmetry?: boolean;
  /**
   * Whether counterexamples are made shorter and simpler than they are found; true if absent. One that was found by another
   * search than breadth first may then be a run of a smaller workload: its verdict's `minimized` tells of which.
   */
  readonly minimize?: boolean;
  /** Threads that explore a large state space, 1 to 64; one a core if absent, 4 at most. The result is the same. */
  readonly threads?: number;
  /**
   * `own`: on a thread of its own, so that this one stays free, and `signal` ends the work at once. `caller`: on this thread,
   * which does nothing else meanwhile; `signal` is then looked at before and after, and `limits` are what ends it. Absent:
   * `own` if all properties are known by their ids, else `caller`, as functions stay on their thread.
   */
  readonly thread?: 'own' | 'caller';
  /** Called about every 10 000 states. What it throws ends the work, which rejects with it. */
  readonly onProgress?: (progress: VerifyProgress) => void;
}

/** What an exploration found. */
export interface VerifyResult {
  /** Whether nothing that was asked failed or stayed open: the command line would end with 0. */
  readonly ok: boolean;
  /** The exit code of the command line, with everything that spoke for it. */
  readonly judgement: Judgement;
  /** Each property that was asked about, in the order asked. */
  readonly properties: readonly ExploredSummary[];
  /** What is violated, refuted or, if it was asked for, never put to the test, told for people; `textOf` writes it. */
  readonly findings: readonly Finding[];
  /** All that is known: verdicts with their counterexamples, beliefs, sizes, times in seconds, what was not reached. */
  readonly exploration: Explored;
}

const mostUsualThreads = 4;
const threadRange = { least: 1, most: 64 } as const;

const exploringOf = (options: VerifyOptions): Exploring => {
  const { limits = {}, search, symmetry = true, minimize = true, threads } = options;
  return {
    workload: workloadOf(options),
    properties: propertiesOf(options.properties, allProperties),
    beliefs: options.beliefs === true ? allBeliefs : [],
    limits: { ...limitsGiven(limits), bytes: limits.bytes ?? usualMemory() },
    symmetry,
    fingerprint: false,
    minimize,
    threads:
      threads === undefined
        ? Math.min(mostUsualThreads, availableParallelism())
        : wholeNumber('threads', threads, threadRange),
    ...(search && { search }),
  };
};

const isOnOwnThread = ({ thread }: VerifyOptions, { properties }: Exploring): boolean => {
  const own = properties.filter((property) => !allProperties.includes(property));
  if (thread === 'own' && own.length > 0)
    throw new QuestionError(
      'ASK007',
      `the property '${own[0]?.id ?? ''}' is made of functions, which cannot be given to another thread`,
      "Leave thread out, or give 'caller'.",
    );
  return thread === undefined ? own.length === 0 : thread === 'own';
};

const explored = async (options: VerifyOptions, exploring: Exploring): Promise<Explored> => {
  const { listener: onProgress, signal } = guarded(options.onProgress, options.signal);
  signal.throwIfAborted();
  const listener = { onProgress, onResumed: () => {} };
  if (!isOnOwnThread(options, exploring)) {
    const found = exploreHere({ ...exploring, threads: 1 }, () => signal.aborted, listener);
    signal.throwIfAborted();
    return found;
  }
  const job = {
    ...exploring,
    properties: exploring.properties.map(({ id }) => id),
    beliefs: exploring.beliefs.map(({ claim }) => claim.id),
  };
  return exploreInThread(job, { requested: () => false, signal }, listener);
};

/**
 * Explores every interleaving of a small workload on the specification of Tokio's schedulers, and checks properties in all of
 * them.
 *
 * @returns what holds, what does not with a shortest run that shows it, and what could not be decided. A limit that is hit
 *   is a result and no error.
 * @throws QuestionError when there is no such workload, property or release, or a number is out of range
 * @throws MemoryError when memory runs out even for few states
 * @throws the reason of `signal` when that aborts
 *
 * @example
 * ```ts
 * const { ok, properties } = await verify({
 *   scenario: 'yielders', yield: 'self-wake', tokio: '1.53', workers: 2, tasks: 3,
 *   properties: ['no-poll-after-completion', 'every-wake-answered'],
 * });
 * ```
 */
export const verify = async (options: VerifyOptions = {}): Promise<VerifyResult> => {
  const exploring = exploringOf(options);
  const exploration = await explored(options, exploring);
  const properties = summarizeExplorations(exploring.properties, [exploration]);
  const demands = { named: options.properties !== undefined, strict: options.strict ?? false };
  const judgement = judgeExplorations(properties, [exploration], demands);
  const vacuous = demands.named || demands.strict;
  const { workload } = exploring;
  const findings = findingsOfExploration(workload, exploration, exploring.properties, vacuous);
  return { ok: judgement.code === exitCode.ok, judgement, properties, findings, exploration };
};
