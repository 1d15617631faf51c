import type { Observation } from '../watch/observation.ts';

/** The names by which assumptions are asked for. */
export type AssumptionName = 'os' | 'foreign' | 'poll' | 'driver' | 'event';

/** One step of a run, as assumptions see it: whose it is is said by the arrays of its action. */
export interface WatchedStep extends Observation {
  /** Names of the arrays of which the actors are elements. */
  readonly arrays: readonly string[];
}

/** How much is assumed of steps that could be taken. */
export type Strength =
  /** Those that always could be, from some time on, are taken again and again. */
  | 'weak'
  /** Those that again and again could be are taken again and again. */
  | 'strong';

/** Something outside the scheduler that runs are assumed to grant it. */
export interface Assumption {
  readonly name: AssumptionName;
  /** What is assumed. */
  readonly sentence: string;
  /** What happens in a run in which it is not so, as a clause. */
  readonly broken: string;
  /** Who grants that in reality, and when not. */
  readonly reality: string;
  readonly strength: Strength;
  /** Whether it is assumed unless others are asked for. */
  readonly usual: boolean;
  /** Whom it is assumed of separately, by index: so many workers, tasks, or one. */
  readonly counts: 'workers' | 'tasks' | 'one';
  /** Of whom this step is what is assumed; -1 if of nobody. */
  readonly of: (step: WatchedStep) => number;
  /**
   * Whether the step is owed by each worker that polls, and not only where it could be taken at once; by nobody if
   * absent.
   */
  readonly owedBy?: 'polling';
}
