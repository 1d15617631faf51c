import type { RunSize } from './question.ts';

const most = 4;

/** 1 to 4, and beyond that the powers of 2, up to `whole` itself. */
const upTo = (whole: number): readonly number[] => {
  const values = Array.from({ length: Math.min(most, whole) }, (_, index) => index + 1);
  for (let value = 2 * most; value < whole; value *= 2) values.push(value);
  return whole > most ? [...values, whole] : values;
};

const weight = ({ size: { tasks, polls }, constants: { workers } }: RunSize): number =>
  workers + tasks + polls;

/** The sizes with no more workers, tasks and polls, without this size itself: those with the fewest in all first. */
export const smallerSizes = ({ size, constants }: RunSize): readonly RunSize[] =>
  upTo(constants.workers)
    .flatMap((workers) =>
      upTo(size.tasks).flatMap((tasks) =>
        upTo(size.polls).map((polls) => ({
          size: { ...size, tasks, polls },
          constants: { ...constants, workers },
        })),
      ),
    )
    .slice(0, -1)
    .toSorted((a, b) => weight(a) - weight(b) || a.constants.workers - b.constants.workers);
