import type { Limits } from '../../traces/index.ts';
import type { Judgement } from '../check/judge.ts';
import { comparingAgain } from '../compare/asking-again.ts';
import type { Likeness } from '../compare/behaviour.ts';
import { compareSides, type Comparing } from '../compare/compare-sides.ts';
import type { Comparison } from '../compare/comparison.ts';
import { findingOfDifference } from '../compare/findings.ts';
import { headlineOf, likenessOfAll } from '../compare/headline.ts';
import { judgeComparison, type Assertion } from '../compare/judge-comparison.ts';
import { usualObservation, type Observation } from '../compare/observation.ts';
import { encounterOf } from '../compare/side.ts';
import { sideName, valueOn } from '../compare/side-name.ts';
import { compareInThread } from '../compare/thread/compare-in-thread.ts';
import { exitCode } from '../exit-code.ts';
import { usualMemory } from '../exploration/memory.ts';
import type { Finding } from '../explain/finding.ts';
import { shortened } from '../report/text/shortened.ts';
import { visible } from '../report/text/visible.ts';
import { isAskedByName } from '../workload/asked-by-name.ts';
import type { Stoppable } from './listening.ts';
import { axisOf, type Change } from './question/change.ts';
import { limitsGiven } from './question/limits.ts';
import { QuestionError } from '../own/question-error.ts';
import type { WorkloadOptions } from './question/workload.ts';
import { workloadOf } from './question/workload.ts';

/** How closely to look, and how far to go. */
export interface CompareOptions extends Stoppable {
  /** What counts as a difference: `events` if absent, and `polls` between two schedulers. */
  readonly observe?: Observation;
  /**
   * What must be so, or the comparison is not `ok`: that both are `equal`, or that the first `refines` the other, which is
   * that it does only what the other can do. Without it, differences are what was asked for.
   */
  readonly assert?: Assertion['that'];
  /** Whether every property and belief is checked on both sides, too; true if absent. */
  readonly claims?: boolean;
  /**
   * Where to stop, on each side: `states` (500 000 if absent), `depth` in steps, `bytes` (a quarter of what is free if
   * absent); and `seconds` for everything.
   */
  readonly limits?: Limits;
  /**
   * `own`, also if absent: on a thread of its own, so that this one stays free, and `signal` ends the work at once. `caller`:
   * on this thread, which does nothing else meanwhile; `signal` is then looked at before and after.
   */
  readonly thread?: 'own' | 'caller';
}

/** What came of a comparison. */
export interface CompareResult {
  /** Whether nothing was left open, nor otherwise than asserted: the command line would end with 0. */
  readonly ok: boolean;
  /** The exit code of the command line, with everything that spoke for it. */
  readonly judgement: Judgement;
  /**
   * Whether the same can be seen of both. `equal` and `different` are proved for this scenario and size; `undecided` where a
   * limit came first.
   */
  readonly likeness: Likeness;
  /** What came of it, in a sentence or two for someone who has never seen the tool. */
  readonly headline: string;
  /** Where they differ, told for people; none if they do not, or if that is not known. `textOf` writes it. */
  readonly findings: readonly Finding[];
  /** All that is known: whether each does only what the other can, where they part, claims, rules of releases that differ. */
  readonly comparison: Comparison;
}

const usualStates = 500_000;
const mostTitle = 200;
/** Explored graphs of both sides, and what is made of them, are in memory at a time. */
const shareOfMemory = 1 / 3;

const limitsOf = (limits: Limits): Limits & { readonly states: number } => {
  const { states = usualStates, bytes = Math.floor(usualMemory() * shareOfMemory) } = limits;
  return { ...limitsGiven(limits), states, bytes };
};

const comparingOf = (model: WorkloadOptions, change: Change, options: CompareOptions): Comparing => {
  const axis = axisOf(change);
  if (axis === 'yield' && model.programs !== undefined)
    throw new QuestionError(
      'ASK007',
      'programs of your own say themselves how they yield, so that nothing would differ',
      'Change another option, or name a scenario.',
    );
  // One thread runs everything on current_thread, so that it is held against one worker.
  const common = axis === 'flavor' ? { ...model, workers: model.workers ?? 1 } : model;
  const sideOf = (one: WorkloadOptions) => {
    const workload = workloadOf(one);
    return { name: sideName(axis, valueOn(axis, workload)), workload };
  };
  const encounter = encounterOf(sideOf(common), sideOf({ ...common, ...change }));
  return {
    axis,
    // Sentences are made of it, and the name of programs of one's own may be anything.
    encounter: { ...encounter, title: visible(shortened(encounter.title, mostTitle)) },
    observation: options.observe ?? usualObservation(axis),
    claims: options.claims ?? true,
    limits: limitsOf(options.limits ?? {}),
  };
};

const compared = async (
  comparing: Comparing,
  { thread = 'own', signal }: CompareOptions,
): Promise<Comparison> => {
  signal?.throwIfAborted();
  const { states = usualStates } = comparing.limits;
  if (thread === 'own')
    return compareInThread({ ...comparing, limits: { ...comparing.limits, states } }, signal);
  const comparison = compareSides(comparing);
  signal?.throwIfAborted();
  return comparison;
};

/** What the command line can be asked; it does not know programs of others. */
const reproducing = ({ axis, encounter: { sides }, observation }: Comparing): readonly string[] => {
  const workloads = [sides[0].workload, sides[1].workload] as const;
  return workloads.every(isAskedByName) ? comparingAgain(axis, workloads, observation) : [];
};

/**
 * Compares two models that differ in one option: where they part on the same choices, and whether whatever can be seen of
 * the one can be seen of the other, in all runs.
 *
 * @param model - the first side; everything but the change is the same on the other
 * @param change - how the other side differs: one way of yielding, release, scheduler or setting
 * @returns whether they are equal, with a shortest schedule on which they part. A limit that is hit is a result and no error.
 * @throws QuestionError when there is no such workload or release, a number is out of range, or the models differ in
 *   nothing, in several options, or in one that cannot be compared
 * @throws MemoryError when memory runs out even for few states
 * @throws the reason of `signal` when that aborts
 *
 * @example
 * ```ts
 * const model = { scenario: 'yielders', yield: 'self-wake', tokio: '1.53', tasks: 2 } as const;
 * const { likeness, findings } = await compare(model, { yield: 'yield_now' });
 * const upgrade = await compare({ scenario: 'hogged-worker', tokio: '1.53.1' }, { tokio: '1.52.4' }, { assert: 'refines' });
 * ```
 */
export const compare = async (
  model: WorkloadOptions,
  change: Change,
  options: CompareOptions = {},
): Promise<CompareResult> => {
  const comparing = comparingOf(model, change, options);
  const comparison = await compared(comparing, options);
  const assertion = options.assert && { that: options.assert, observation: comparing.observation };
  const judgement = judgeComparison([comparison], assertion);
  return {
    ok: judgement.code === exitCode.ok,
    judgement,
    likeness: likenessOfAll(comparison),
    headline: headlineOf(comparison),
    findings: comparison.encounters.flatMap(
      (one) => findingOfDifference(comparison, one, reproducing(comparing)) ?? [],
    ),
    comparison,
  };
};
