import { SpecificationError, type Runtime } from '../../model/index.ts';
import { ExplorationError, type Limits, type Progress } from '../../traces/index.ts';
import type { AssumptionName } from './fairness/assumption.ts';
import { entrancesOf } from './graph/entrances.ts';
import { fairComponents } from './graph/fair-components.ts';
import type { Fairness } from './graph/fairness.ts';
import { keptWithoutStarvation, type Guarantee } from './guarantees.ts';
import { fairnessOf, waitOf } from './judge-task.ts';
import { mostRounds } from './most-rounds.ts';
import { reductionOf, statesWithout, type Reduction } from './reduction.ts';
import { situationOf, type Explored, type Situation } from './situation.ts';
import type { TaskVerdict } from './task-verdict.ts';

/** The intervals that stand for longer ones, coarsest first: a longer one tells more runs apart. */
const standIns = [2, 4] as const;

/** A graph of more states than this is not explored while another says enough. */
const mostStates = 8_000_000;

/** Nor is one that stands for it, which should be small. */
const mostReduced = 1_000_000;

/** What is known without having explored the runtime itself. */
export interface ReducedAnswer {
  readonly states: number;
  readonly transitions: number;
  readonly reducedTo: number;
  readonly tasks: readonly TaskVerdict[];
  readonly guarantees: readonly Guarantee[];
  readonly needs: readonly [];
}

/**
 * What is assumed, and that a worker that ticks again and again comes to its maintenance, and looks at the inject queue
 * first, again and again: with real intervals it does, with loosened ones that has to be said.
 */
const withIntervals = (
  situation: Situation,
  { loosened }: Reduction,
  assumed: readonly AssumptionName[],
): Fairness => {
  const { steps, conditions, runtime } = situation;
  const fairness = fairnessOf(situation, assumed);
  const takes = Int32Array.from(fairness.takes);
  const asks = new Int32Array(takes.length);
  const { workers } = runtime.constants;
  const [maintains, looks] = [conditions.length, conditions.length + workers];
  for (const [label, step] of steps.entries()) {
    if (step.arrays[0] !== 'workers') continue;
    const [maintenance, look] = [1 << (maintains + step.actor), 1 << (looks + step.actor)];
    if (step.ticks) asks[label] = maintenance | look;
    if (step.maintains) takes[label] = (takes[label] ?? 0) | maintenance;
    if (step.looksFirst) takes[label] = (takes[label] ?? 0) | look;
  }
  const all = 2 ** workers - 1;
  const strong =
    (loosened.event === undefined ? 0 : all << maintains) |
    (loosened.inject === undefined ? 0 : all << looks);
  return { ...fairness, takes, asks, strong: fairness.strong | strong };
};

const verdictOn = (situation: Situation, task: number, runtime: Runtime): TaskVerdict => {
  const about = { task: task + 1, role: runtime.programs[task]?.role ?? '' };
  const part = waitOf(situation, task);
  const entrances = entrancesOf(part, situation.fromFirst);
  if (!entrances.distance.some((distance) => distance >= 0))
    return { ...about, verdict: 'never-waits', bounds: [] };
  const most = mostRounds(situation, part, entrances, runtime.constants.eventInterval);
  return {
    ...about,
    verdict: 'fair',
    bounds: most === undefined ? [] : [{ measure: 'rounds', kind: 'at-most', most }],
  };
};

/**
 * What came of exploring a reduction. Nothing when some list grows beyond all bounds, as wakers that are deferred again
 * and again may where maintenance may be arbitrarily far: real intervals keep it short.
 */
const explored = (
  { runtime, loosened }: Reduction,
  limits: Limits,
  onProgress: ((progress: Progress) => void) | undefined,
): Explored | undefined => {
  try {
    return situationOf(runtime, limits, onProgress, loosened);
  } catch (error) {
    const cause = error instanceof ExplorationError ? error.cause : undefined;
    if (cause instanceof SpecificationError && cause.code === 'sequence-full') return undefined;
    throw error;
  }
};

/**
 * Answers for a runtime whose own graph would be large, if it can be shown that nobody starves: the same machine with
 * intervals that may be longer each time does whatever this one does, and more, so that a fair loop of this one is one of
 * that. Undefined where a loop is found, since it may be none of this machine's, and where nothing is won.
 */
export const answerByReduction = (
  runtime: Runtime,
  assumed: readonly AssumptionName[],
  limits: Limits,
  onProgress: ((progress: Progress) => void) | undefined,
  most: number = mostStates,
): ReducedAnswer | undefined => {
  for (const interval of standIns) {
    const reduction = reductionOf(runtime, interval);
    if (reduction === undefined) return undefined;
    const atMost = Math.min(limits.states ?? Infinity, mostReduced);
    const found = explored(reduction, { ...limits, states: atMost }, onProgress);
    if (found?.situation === undefined) return undefined;
    const { situation } = found;
    const { states, transitions } = found.exploration;
    if (statesWithout(reduction, runtime, states) <= most) return undefined;
    const fairness = withIntervals(situation, reduction, assumed);
    const tasks = [...runtime.programs.keys()];
    if (tasks.some((task) => fairComponents(waitOf(situation, task), fairness).isFair.includes(1))) continue;
    return {
      states,
      transitions,
      reducedTo: interval,
      tasks: tasks.map((task) => verdictOn(situation, task, runtime)),
      guarantees: keptWithoutStarvation,
      needs: [],
    };
  }
  return undefined;
};
