import type { Engine } from '../../../model/index.ts';
import { asRows } from '../as-rows.ts';
import type { Exploration, ExploreOptions } from '../explorer.ts';
import type { PctGuarantee, Schedule } from './schedule.ts';
import { uniform } from './uniform.ts';
import { Walks } from './walks.ts';

/** How to walk at random. */
export interface RandomOptions {
  /** Runs from the initial state. */
  readonly runs: number;
  /** Steps in a run at most. */
  readonly steps: number;
  /** A 32-bit integer: the same one gives the same runs. */
  readonly seed: number;
  /** Which steps are taken; any one of those offered if absent. */
  readonly schedule?: Schedule;
}

/**
 * What random runs found. The counts are as of any search: `states` are those that runs came to or could have gone on
 * to, and `transitions`, `terminal` and `actions` count the steps of those that runs came to, each once; `depth` is
 * the longest run. Where it is not complete and there is no `cut`, all runs were done.
 */
export interface RandomExploration extends Exploration {
  /** Runs that came to their end. */
  readonly runs: number;
  /** Steps taken in all runs. */
  readonly steps: number;
  /** What the schedule promises of each run, if anything. */
  readonly guarantee?: PctGuarantee;
}

/** An `Explorer` that also says how much it ran. */
export type RandomExplorer = <Packed, E>(
  engine: Engine<Packed, E>,
  options?: ExploreOptions<E>,
) => RandomExploration;

/**
 * An explorer that runs the machine again and again from its initial state. What it reports is real and its paths can
 * be replayed, though they are mostly not the shortest; what it does not report may still be there. It is complete
 * only when it can tell: when runs came to every state that was found. `progressEvery` counts steps.
 *
 * The result is the same for the same seed, except under a limit on time. Throws a `RangeError` for options that are
 * not whole numbers. The explorer throws an `ExplorationError` when the machine fails, and a `RangeError` for
 * fingerprints, for threads, for checkpoints, and for a symmetry together with automata or a schedule by actors.
 */
export const exploreRandom = (options: RandomOptions): RandomExplorer => {
  const { runs, steps, seed, schedule = uniform } = options;
  for (const [name, value] of Object.entries({ runs, steps, seed }))
    if (!Number.isSafeInteger(value) || (value < 0 && name !== 'seed'))
      throw new RangeError(`${name} is a whole number, and ${value} is not`);
  return (engine, exploreOptions = {}) =>
    new Walks(asRows(engine), { runs, steps, seed, scheduler: schedule() }, exploreOptions).run();
};
