import { askedOf } from '../../../model/index.ts';
import { endlessRuntime } from '../../starvation/index.ts';
import type { EndlessQuestion } from '../../starvation/index.ts';
import type { EndlessEncounter } from '../guarantees/bounds.ts';
import { boxesIn } from './boxes.ts';
import { delaysOf } from './delays.ts';
import type { Delays } from './delays.ts';
import { runsOf } from './runs.ts';
import type { Tally } from './tally.ts';

/** What tasks that go on for ever cost the scheduler on one side: counts of runs in time. */
export interface Rates extends Tally {
  /** How late tasks are polled for what happens outside. */
  readonly late: Delays;
  /** Whether runs ended before their time, since tasks that yield compute nothing: then nothing is told of who is late. */
  readonly isCut?: true;
  /** Futures that an epoch callback has to box, for each yield at an epoch deadline; undefined where nobody has one. */
  readonly boxes?: number;
}

/** The same endless workload on two sides, run with the same random numbers. */
export interface ComparedRates {
  /** Name of the endless workload. */
  readonly workload: string;
  /** How tasks yield, on each side. */
  readonly ways: readonly [string, string];
  readonly workers: number;
  readonly sides: readonly [Rates, Rates];
}

/** With one there is nobody to migrate to. */
const fewestWorkers = 2;

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
  const { tally, late, isCut } = runsOf(runtime, asked);
  const boxes = boxesIn(runtime.programs, asked, question.size.policy?.within);
  return {
    ...tally,
    late: delaysOf(late),
    ...(isCut && { isCut }),
    ...(boxes !== undefined && { boxes }),
  };
};

/** Runs endless workloads on both sides in time, with the same random numbers. */
export const compareRates = (encounters: readonly EndlessEncounter[]): readonly ComparedRates[] =>
  encounters.map(({ questions: [one, other] }) => {
    const [first, second] = [withWorkers(one), withWorkers(other)];
    return {
      workload: one.workload.name,
      ways: [one.size.yield, other.size.yield],
      workers: first.flavor === 'current_thread' ? 1 : first.constants.workers,
      sides: [ratesOf(first), ratesOf(second)],
    };
  });
