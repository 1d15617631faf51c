import type { Late, Outside, Recorded, Yield } from './recorded.ts';
import { outside } from './recorded.ts';

/** How long tasks waited for what happened outside. */
export interface Lateness {
  readonly count: number;
  /** In milliseconds. */
  readonly median: number;
  readonly most: number;
  /** Polls of guests that began meanwhile, at most. */
  readonly polls: number;
}

/** A table's figures of one recording. */
export interface Figures {
  readonly yields: number;
  /** Polls of other guests that began while one had yielded, at most. */
  readonly othersAtMost: number;
  /** Of hundred yields, those that ended before another guest's that had begun before. */
  readonly overtaking: number;
  /** Of hundred yields, those that ended on another worker. */
  readonly migrating: number;
  /** A yield's, on average; undefined where there were no yields. */
  readonly passes: number | undefined;
  /** The share of yields in which the poll of the guest ended, of hundred. */
  readonly leaving: number;
  /** The share of yields during which nothing passed through the driver, of hundred. */
  readonly withoutPass: number;
  readonly late: Readonly<Record<Outside, Lateness>>;
  /** For how long a guest went on before it yielded, in milliseconds: the median, and at most. */
  readonly turn: number;
  readonly longestTurn: number;
}

/** A timer is due at the end of its millisecond. */
const grainOf: Readonly<Record<Outside, number>> = { timer: 1_000_000, socket: 0, message: 0 };

const milliseconds = (nanoseconds: number): number => nanoseconds / 1_000_000;

const lateness = (waits: readonly Late[], { polls }: Recorded, grain: number): Lateness => {
  const times = waits.map(({ happened, polled }) => polled - happened).toSorted((a, b) => a - b);
  const during = waits.map(
    ({ happened, polled }) => polls.filter(({ at }) => at > happened + grain && at < polled).length,
  );
  return {
    count: waits.length,
    median: milliseconds(times[Math.floor(times.length / 2)] ?? 0),
    most: milliseconds(times.at(-1) ?? 0),
    polls: Math.max(0, ...during),
  };
};

const ofHundred = (some: number, all: number): number => (all === 0 ? 0 : (100 * some) / all);

/** Whether a yield ended before that of another guest that had begun before it. */
const overtakes = (one: Yield, all: readonly Yield[]): boolean =>
  all.some(({ guest, begins, ends }) => guest !== one.guest && begins < one.begins && ends > one.ends);

/** What a recording comes to. */
export const figuresOf = (recorded: Recorded): Figures => {
  const { yields, polls } = recorded;
  const turns = recorded.turns.toSorted((one, other) => one - other);
  const others = yields.map(
    ({ guest, begins, ends }) =>
      polls.filter((poll) => poll.guest !== guest && poll.at > begins && poll.at < ends).length,
  );
  const counted = yields.flatMap(({ passes }) => (passes === undefined ? [] : [passes]));
  const late = (what: Outside): Lateness => lateness(recorded.late[what], recorded, grainOf[what]);
  const [timer, socket, message] = outside;
  return {
    yields: yields.length,
    othersAtMost: Math.max(0, ...others),
    overtaking: ofHundred(yields.filter((one) => overtakes(one, yields)).length, yields.length),
    migrating: ofHundred(yields.filter(({ migrates }) => migrates).length, yields.length),
    passes: counted.length === 0 ? undefined : counted.reduce((sum, n) => sum + n, 0) / counted.length,
    leaving: ofHundred(yields.filter(({ leaves }) => leaves).length, yields.length),
    withoutPass: ofHundred(counted.filter((n) => n === 0).length, counted.length),
    late: { timer: late(timer), socket: late(socket), message: late(message) },
    turn: milliseconds(turns[Math.floor(turns.length / 2)] ?? 0),
    longestTurn: milliseconds(turns.at(-1) ?? 0),
  };
};
