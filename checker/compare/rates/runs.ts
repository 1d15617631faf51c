import type { Runtime } from '../../../model/index.ts';
import type { AskedByTask } from '../../timing/gives-way.ts';
import { Lateness, someWait } from '../../timing/lateness.ts';
import type { LatePoll } from '../../timing/lateness.ts';
import { simulatorOf } from '../../timing/simulate.ts';
import { usualSurroundings } from '../../timing/surroundings.ts';
import { Counting, sumOf } from './tally.ts';
import type { Tally } from './tally.ts';

/** Of each side. */
export const runs = 10;
/** When a run ends, in nanoseconds. */
const until = 200_000_000;
/** Steps after which one ends before that: enough to count what yields cost, and too few for tasks that compute nothing. */
const few = 2000;
/** And where runs come to their end with no more, since somebody waits for what happens outside. */
const many = 20_000;
const seed = 1;

/** What runs in time come to. */
export interface Counts {
  readonly tally: Tally;
  readonly late: readonly LatePoll[];
  /** Whether a run ended before its time although somebody waits: then it is not known how late others are polled. */
  readonly isCut: boolean;
}

interface Run {
  readonly tally: Tally;
  readonly late: readonly LatePoll[];
  readonly end: number;
}

const runner = (runtime: Runtime, asked: AskedByTask): ((run: number, steps: number) => Run) => {
  const simulator = simulatorOf(runtime, asked);
  return (run, steps) => {
    const counting = new Counting(asked);
    const lateness = new Lateness(runtime.programs, usualSurroundings);
    const end = simulator({ surroundings: usualSurroundings, seed, run, until, steps }, (step, at) => {
      counting.see(step);
      lateness.see(step, at);
    });
    lateness.ends(end);
    return { tally: counting.tally(), late: lateness.late, end };
  };
};

/**
 * Runs a runtime in time. A run that is cut short has seen only what happened early in it, and longer in it where it
 * slept, so that lateness is told of runs only that all came to their end.
 */
export const runsOf = (runtime: Runtime, asked: AskedByTask): Counts => {
  const runOnce = runner(runtime, asked);
  const waits = someWait(runtime.programs);
  const comesToEnd = waits && runOnce(0, few).end * (many / few) >= until;
  const all = Array.from({ length: runs }, (_, run) => runOnce(run, comesToEnd ? many : few));
  const isCut = waits && all.some(({ end }) => end < until);
  return {
    tally: sumOf(all.map(({ tally }) => tally)),
    late: isCut ? [] : all.flatMap(({ late }) => late),
    isCut,
  };
};
