import { askedIn, type Runtime } from '../../model/index.ts';
import { randomWordsFor, runInTime } from '../../traces/index.ts';
import type { Durations } from './durations.ts';
import type { AskedByTask } from './gives-way.ts';
import { measuredDurations } from './measured-durations.ts';
import { SchedulerClock } from './scheduler-clock.ts';
import type { Surroundings } from './surroundings.ts';
import { timedEngine } from './timed-engine.ts';
import type { TimedStep } from './timed-step.ts';

/** One run in time. */
export interface Simulation {
  /** Those that were measured if absent. */
  readonly durations?: Durations;
  readonly surroundings: Surroundings;
  /** The same one gives the same runs. */
  readonly seed: number;
  /** Number of the run: of one seed, they do not depend on each other. */
  readonly run: number;
  /** When it ends, in nanoseconds. */
  readonly until: number;
  /** Steps at most; without a bound if absent. */
  readonly steps?: number;
}

/** Runs a runtime; `see` hears of each step and when it was taken. Answers when the run ended, in nanoseconds. */
export type Simulator = (simulation: Simulation, see: (step: TimedStep, at: number) => void) => number;

const words = 2 ** 32;

/**
 * Runs a runtime as a machine would on which everything takes as long as was measured, and whose processors suffice for
 * all threads. Whatever the specification leaves open that no clock decides is left to chance. Where tasks are asked to give
 * way, is where their programs say so, unless a policy's answers stand there.
 */
export const simulatorOf = (
  runtime: Runtime,
  asked: AskedByTask = runtime.programs.map(askedIn),
): Simulator => {
  const engine = timedEngine(runtime);
  return ({ durations = measuredDurations, surroundings, seed, run, until, steps = Infinity }, see) => {
    const random = randomWordsFor(seed, run);
    const phases = { epoch: random() / words, millisecond: random() / words };
    const clock = new SchedulerClock({ runtime, durations, surroundings, phases, asked });
    const hear = (told: readonly TimedStep[], at: number): void => told.forEach((step) => see(step, at));
    return runInTime({ engine, clock, random, until, steps, see: ({ events }, at) => hear(events, at) });
  };
};
