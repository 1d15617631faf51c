import type { RandomWords } from './xoshiro.ts';

/** What a priority schedule promises of each run. */
export interface PctGuarantee {
  /** Least probability that one run shows a given bug of this depth. */
  readonly probability: number;
  readonly bugDepth: number;
  /** Actors: elements that take steps, and one for the system as a whole if it does. */
  readonly actors: number;
  /** Steps in a run at most. */
  readonly length: number;
}

/** Decides which steps runs take. */
export interface Scheduler {
  /** Whether `pick` is told actors. */
  readonly needsActors: boolean;
  /** A run begins. */
  begin(random: RandomWords): void;
  /**
   * The index of the step to take, of `count` that are offered. `actors` has for each of them the number of its actor,
   * or nothing if actors are not needed.
   */
  pick(count: number, actors: readonly number[]): number;
  /** The run ended after so many steps. */
  end(steps: number): void;
  /** What the runs so far were promised to show; undefined if nothing. */
  guarantee(): PctGuarantee | undefined;
}

/** A way to schedule; each exploration makes a scheduler of its own from it. */
export type Schedule = () => Scheduler;
