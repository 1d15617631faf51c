import { programsOf } from '../../model/index.ts';
import type { Constants, EndlessSize, EndlessWorkload, Flavor, Rules, Runtime } from '../../model/index.ts';
import type { Limits, Progress } from '../../traces/index.ts';
import { guestsOn } from '../verify/runtime-of.ts';
import { capacityFor } from './constants.ts';
import type { AssumptionName } from './fairness/assumption.ts';
import { allAssumptions } from './fairness/assumptions.ts';
import { minimalAssumptions } from './fairness/minimal.ts';
import { fairComponents } from './graph/fair-components.ts';
import { guaranteesOf, type Guarantee } from './guarantees.ts';
import { fairnessOf, waitOf } from './judge-task.ts';
import { onceSettled } from './settled.ts';
import { answerByReduction } from './by-reduction.ts';
import { situationOf, type Situation } from './situation.ts';
import { taskVerdict, type TaskVerdict } from './task-verdict.ts';

/** Who runs for ever on what, and what is assumed. */
export interface EndlessQuestion {
  readonly workload: EndlessWorkload;
  readonly size: EndlessSize;
  /** multi_thread if absent. */
  readonly flavor?: Flavor;
  readonly release: string;
  readonly rules: Rules;
  /** The release of Wasmtime that guests run on; the newest if absent. */
  readonly wasmtime?: string;
  readonly constants: Constants;
  readonly assumed: readonly AssumptionName[];
  /** Whether to look for the smallest sets of assumptions that keep each task from starving. */
  readonly minimize: boolean;
  /** Whether bounds leave out what each task waits for its first poll, in which it may starve all the same. */
  readonly settled?: boolean;
  readonly limits: Limits;
  readonly onProgress?: (progress: Progress) => void;
}

/** The smallest sets of assumptions under which a task does not starve; none if it does under all. */
export interface Needs {
  /** Number of the task, from 1. */
  readonly task: number;
  readonly sets: readonly (readonly AssumptionName[])[];
}

/** What is known of the waits of an endless workload. */
export interface EndlessAnswer {
  readonly states: number;
  readonly transitions: number;
  readonly seconds: number;
  /** The capacity of local queues that was explored instead of a larger one that nobody can tell from it. */
  readonly capacity: number;
  /** The interval that stands for the longer ones of the question, if it was answered that way. */
  readonly reducedTo?: number;
  /** The limit that cut the exploration short; then nothing is known, since a loop may lie beyond. */
  readonly cut?: keyof Limits;
  readonly tasks: readonly TaskVerdict[];
  readonly guarantees: readonly Guarantee[];
  readonly needs: readonly Needs[];
}

/** The runtime that a question is about, with a capacity no larger than what can be told apart. */
export const endlessRuntime = ({
  workload,
  size,
  flavor,
  rules,
  wasmtime,
  constants,
}: Pick<EndlessQuestion, 'workload' | 'size' | 'flavor' | 'rules' | 'wasmtime' | 'constants'>): Runtime => {
  const programs = programsOf(workload, size);
  const queueCapacity = Math.min(constants.queueCapacity, capacityFor(programs.length));
  return {
    ...(flavor && { flavor }),
    rules,
    constants: { ...constants, queueCapacity },
    programs,
    ...guestsOn(wasmtime),
  };
};

const needsOf = (situation: Situation, task: number): Needs => {
  const part = waitOf(situation, task);
  const starvesUnder = (assumed: readonly AssumptionName[]): boolean =>
    fairComponents(part, fairnessOf(situation, assumed)).isFair.includes(1);
  const names = allAssumptions.map(({ name }) => name);
  return { task: task + 1, sets: minimalAssumptions(names, (assumed) => !starvesUnder(assumed)) };
};

const verdictsOn = (
  situation: Situation,
  { assumed, settled = false }: Pick<EndlessQuestion, 'assumed' | 'settled'>,
): readonly TaskVerdict[] => {
  const later = settled ? onceSettled(situation) : situation;
  return situation.runtime.programs.map((_, task) => {
    const verdict = taskVerdict(situation, task, assumed);
    return settled && verdict.verdict !== 'starves' ? taskVerdict(later, task, assumed) : verdict;
  });
};

/** Explores an endless workload to its end and says of each task whether it can wait for ever, or how long at most. */
export const askEndless = (question: EndlessQuestion): EndlessAnswer => {
  const started = performance.now();
  const { assumed, minimize, limits, onProgress } = question;
  const runtime = endlessRuntime(question);
  const capacity = runtime.constants.queueCapacity;
  const reduced = minimize ? undefined : answerByReduction(runtime, assumed, limits, onProgress);
  if (reduced !== undefined) return { ...reduced, seconds: (performance.now() - started) / 1000, capacity };
  const { exploration, situation } = situationOf(runtime, limits, onProgress);
  const { states, transitions, cut } = exploration;
  const tasks = situation ? verdictsOn(situation, question) : [];
  const guarantees = situation ? guaranteesOf(situation, tasks, assumed) : [];
  const needs = situation && minimize ? runtime.programs.map((_, task) => needsOf(situation, task)) : [];
  const seconds = (performance.now() - started) / 1000;
  return { states, transitions, seconds, capacity, ...(cut && { cut }), tasks, guarantees, needs };
};
