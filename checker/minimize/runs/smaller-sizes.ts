import { asYielding, programsOf } from '../../../model/index.ts';
import type { RunQuestion, RunSize } from './question.ts';

const most = 4;

/** 1 to 4, and beyond that the powers of 2, up to `whole` itself. */
const upTo = (whole: number): readonly number[] => {
  const values = Array.from({ length: Math.min(most, whole) }, (_, index) => index + 1);
  for (let value = 2 * most; value < whole; value *= 2) values.push(value);
  return whole > most ? [...values, whole] : values;
};

const weight = ({ size: { tasks, polls }, constants: { workers } }: RunSize): number =>
  workers + tasks + polls;

/** What a question decides who runs what where. */
type Sized = Pick<RunQuestion, 'scenario' | 'flavor'> & RunSize;

/** What is run at a size, as a text: sizes that only look smaller have the same. */
const runAt = ({ scenario, flavor }: Sized, { size, constants }: RunSize): string =>
  JSON.stringify([
    flavor === 'current_thread' ? 1 : constants.workers,
    programsOf(scenario, size),
    scenario.blockOn && asYielding(scenario.blockOn(size), size),
  ]);

/**
 * The sizes with no more workers, tasks and polls, without this size itself: those with the fewest in all first. Of sizes
 * at which the same is run only the largest counts, and none if that is this size.
 */
export const smallerSizes = (question: Sized): readonly RunSize[] => {
  const byRun = new Map(allUpTo(question).map((size) => [runAt(question, size), size]));
  byRun.delete(runAt(question, question));
  return [...byRun.values()].toSorted(
    (a, b) => weight(a) - weight(b) || a.constants.workers - b.constants.workers,
  );
};

/** The size itself is the last, and each comes after those that are smaller. */
const allUpTo = ({ size, constants }: RunSize): readonly RunSize[] =>
  upTo(constants.workers).flatMap((workers) =>
    upTo(size.tasks).flatMap((tasks) =>
      upTo(size.polls).map((polls) => ({
        size: { ...size, tasks, polls },
        constants: { ...constants, workers },
      })),
    ),
  );
