import type { Runtime } from '../../model/index.ts';
import type { WatchedStep } from './fairness/assumption.ts';
import type { Pace } from './graph/rounds.ts';
import type { Situation } from './situation.ts';

/** The names of what can be measured while a task waits. */
export type MeasureName = 'polls' | 'ticks' | 'passes' | 'rounds';

/** Something of which there can be more or less while a task waits. */
export interface Measure {
  readonly name: MeasureName;
  /** In words, of any number. */
  readonly unit: string;
}

interface Weighed extends Measure {
  /** How much of it a step is, for the task at this index. */
  readonly of: (step: WatchedStep, task: number) => number;
}

const weighed: readonly Weighed[] = [
  {
    name: 'polls',
    unit: 'polls of other tasks',
    of: ({ polls }, task) => (polls >= 0 && polls !== task ? 1 : 0),
  },
  { name: 'ticks', unit: 'ticks of workers', of: ({ ticks }) => (ticks ? 1 : 0) },
  { name: 'passes', unit: 'passes that turn the driver', of: ({ turns }) => (turns ? 1 : 0) },
];

const rounds: Measure = {
  name: 'rounds',
  unit: 'rounds, in each of which every worker ends a tick or sleeps',
};

const workersOf = ({ flavor, constants }: Runtime): number =>
  flavor === 'current_thread' ? 1 : constants.workers;

/** What is measured, in the order of the bounds of a wait. Rounds of one worker are its ticks. */
export const measuresOf = (runtime: Runtime): readonly Measure[] =>
  workersOf(runtime) === 1 ? weighed : [...weighed, rounds];

/** By measure and label, how much of it a step is for the task at this index; rounds have no weights of their own. */
export const weightsFor = ({ steps }: Situation, task: number): readonly Int32Array[] =>
  weighed.map(({ of }) => Int32Array.from(steps, (step) => of(step, task)));

/** What a round is; nothing with one worker. */
export const paceOf = ({ runtime, steps, asleep }: Situation): { readonly pace?: Pace } => {
  const workers = workersOf(runtime);
  if (workers === 1) return {};
  const turns = Int32Array.from(steps, ({ ticks, actor }) => (ticks ? 1 << actor : 0));
  return { pace: { all: 2 ** workers - 1, turns, excused: asleep } };
};
