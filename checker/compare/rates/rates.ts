import { askedOf, type Runtime } from '../../../model/index.ts';
import { endlessRuntime } from '../../starvation/index.ts';
import type { EndlessQuestion } from '../../starvation/index.ts';
import { Lateness } from '../../timing/lateness.ts';
import type { LatePoll } from '../../timing/lateness.ts';
import { simulatorOf } from '../../timing/simulate.ts';
import { usualSurroundings } from '../../timing/surroundings.ts';
import type { EndlessEncounter } from '../guarantees/bounds.ts';
import type { AskedByTask } from '../../timing/gives-way.ts';
import { boxesIn } from './boxes.ts';
import { delaysOf } from './delays.ts';
import type { Delays } from './delays.ts';
import { Counting, sumOf } from './tally.ts';
import type { Tally } from './tally.ts';

/** What tasks that go on for ever cost the scheduler on one side: counts of runs in time. */
export interface Rates extends Tally {
  /** How late tasks are polled for what happens outside. */
  readonly late: Delays;
  /** Futures that an epoch callback has to box, for each yield at an epoch deadline; undefined where nobody has one. */
  readonly boxes?: number;
}

/** The same endless workload on two sides, run with the same random numbers. */
export interface ComparedRates {
  /** Name of the endless workload. */
  readonly workload: string;
  readonly workers: number;
  readonly sides: readonly [Rates, Rates];
}

/** Of each side. */
export const runs = 10;
/** A run ends after so many nanoseconds, or so many steps where tasks yield without computing. */
const [until, steps] = [200_000_000, 2000];
const seed = 1;
/** With one there is nobody to migrate to. */
const fewestWorkers = 2;

interface Counts {
  readonly tally: Tally;
  readonly late: readonly LatePoll[];
}

const runsOf = (runtime: Runtime, asked: AskedByTask): readonly Counts[] => {
  const simulator = simulatorOf(runtime, asked);
  return Array.from({ length: runs }, (_, run): Counts => {
    const counting = new Counting(asked);
    const lateness = new Lateness(runtime.programs, usualSurroundings);
    const end = simulator({ surroundings: usualSurroundings, seed, run, until, steps }, (step, at) => {
      counting.see(step);
      lateness.see(step, at);
    });
    lateness.ends(end);
    return { tally: counting.tally(), late: lateness.late };
  });
};

const withWorkers = (question: EndlessQuestion): EndlessQuestion =>
  question.flavor === 'current_thread'
    ? question
    : {
        ...question,
        constants: {
          ...question.constants,
          workers: Math.max(fewestWorkers, question.constants.workers),
        },
      };

const ratesOf = (question: EndlessQuestion): Rates => {
  const runtime = endlessRuntime(question);
  const asked = askedOf(question.workload, question.size);
  const counts = runsOf(runtime, asked);
  const tally = sumOf(counts.map((one) => one.tally));
  const late = delaysOf(counts.flatMap((one) => one.late));
  const boxes = boxesIn(runtime.programs, asked, question.size.policy?.within);
  return { ...tally, late, ...(boxes !== undefined && { boxes }) };
};

/** Runs endless workloads on both sides in time, with the same random numbers. */
export const compareRates = (encounters: readonly EndlessEncounter[]): readonly ComparedRates[] =>
  encounters.map(({ questions: [one, other] }) => {
    const [first, second] = [withWorkers(one), withWorkers(other)];
    return {
      workload: one.workload.name,
      workers: first.flavor === 'current_thread' ? 1 : first.constants.workers,
      sides: [ratesOf(first), ratesOf(second)],
    };
  });
