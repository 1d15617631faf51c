import type { LatePoll, WaitedFor } from '../../timing/lateness.ts';

/** How late polls were, in milliseconds. */
export interface Delay {
  readonly polls: number;
  readonly median: number;
  readonly most: number;
}

/** By what was waited for; without what nobody waited for. */
export type Delays = Readonly<Partial<Record<WaitedFor, Delay>>>;

const millisecond = 1_000_000;

const delayOf = (late: readonly LatePoll[]): Delay => {
  const times = late
    .map(({ happened, polled }) => (polled - happened) / millisecond)
    .toSorted((one, other) => one - other);
  return {
    polls: times.length,
    median: times[Math.floor(times.length / 2)] ?? 0,
    most: times.at(-1) ?? 0,
  };
};

const all = ['timer', 'socket', 'foreign wake'] as const satisfies readonly WaitedFor[];

/** What polls that were late come to. */
export const delaysOf = (late: readonly LatePoll[]): Delays =>
  Object.fromEntries(
    all.flatMap((waited) => {
      const polls = late.filter((one) => one.waited === waited);
      return polls.length === 0 ? [] : [[waited, delayOf(polls)]];
    }),
  );
