import type { Program } from '../../model/index.ts';

/** What tasks do with their time and what happens beside them, in nanoseconds. */
export interface Surroundings {
  /** How long a task computes that does: to the end of the epoch, or for so long. */
  readonly computes: { readonly untilEpoch: number } | { readonly for: number };
  /** For how long a task sleeps that does nothing else. */
  readonly sleeps: number;
  /** From one message, or byte in a socket, to the next. */
  readonly between: number;
}

const millisecond = 1_000_000;

/** An epoch of a millisecond, sleeps of one, and a message every 4.6: as in the programs that are recorded. */
export const usualSurroundings: Surroundings = {
  computes: { untilEpoch: millisecond },
  sleeps: millisecond,
  between: 4.6 * millisecond,
};

/** Whether a task does nothing but wait, and so is one of those beside the tasks that yield. */
export const onlyWaits = ({ instructions }: Program): boolean =>
  instructions.every(({ does }) => does === 'wait' || does === 'repeat');

/** When messages or bytes come after one time and not after another. */
export const arrivalsBetween = (from: number, to: number, between: number): readonly number[] => {
  const first = Math.floor(from / between) + 1;
  return Array.from(
    { length: Math.max(0, Math.floor(to / between) - first + 1) },
    (_, i) => (first + i) * between,
  );
};
