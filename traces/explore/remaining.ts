import type { Progress } from './progress.ts';

/** How long an exploration will probably still take, in seconds. */
export interface Remaining {
  readonly low: number;
  readonly high: number;
}

/** Fewer levels than this show no trend. */
const fewestLevels = 12;
/** The trend is that of two neighbouring windows, which are this part of all levels each. */
const partInWindow = 1 / 8;
/** The mean of the last window must be lower than that of the one before by this factor. */
const clearDecline = 0.95;
/** How far off each of the two ways of going on is, either way; measured on explorations of the specification. */
const lowest = 0.3;
const highest = 1.1;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** How much smaller each level is than the one before, on average, and how long it has been like that. */
interface Decline {
  readonly ratio: number;
  /** Size of the last level. */
  readonly last: number;
  readonly sincePeak: number;
}

const declineOf = (levels: readonly number[]): Decline | undefined => {
  const width = Math.round(levels.length * partInWindow);
  const recent = sum(levels.slice(-width)) / width;
  const before = sum(levels.slice(-2 * width, -width)) / width;
  if (levels.length < fewestLevels || recent > clearDecline * before) return undefined;
  const peak = levels.indexOf(Math.max(...levels));
  return {
    ratio: (recent / before) ** (1 / width),
    last: levels.at(-1) ?? 0,
    sincePeak: Math.max(width, levels.length - 1 - peak),
  };
};

/** Sizes go on falling at the pace at which they fall. */
const geometricTail = ({ ratio, last }: Decline): number => (last * ratio) / (1 - ratio);

/** Sizes fall faster and faster, as those of a bell do, by the step after `sincePeak` steps from its top. */
const bellTail = ({ ratio, last, sincePeak }: Decline): number => {
  const variance = -sincePeak / Math.log(ratio);
  let tail = 0;
  for (let at = 1; ; at++) {
    const distance = sincePeak + at;
    const size = last * Math.exp((sincePeak ** 2 - distance ** 2) / (2 * variance));
    if (size < 1) return tail;
    tail += size;
  }
};

/**
 * Between which bounds the time that an exploration still takes probably lies, at the speed so far. Undefined before
 * the levels shrink: nothing tells how far they will grow.
 *
 * Levels that shrink may grow again, so that the bounds are no promise.
 */
export const remaining = ({ states, queue, seconds, levels }: Progress): Remaining | undefined => {
  const expanded = states - queue;
  const decline = declineOf(levels);
  if (decline === undefined || expanded <= 0 || seconds <= 0) return undefined;
  const inSight = Math.max(0, sum(levels) - expanded);
  const secondsEach = seconds / expanded;
  return {
    low: (inSight + lowest * bellTail(decline)) * secondsEach,
    high: (inSight + highest * geometricTail(decline)) * secondsEach,
  };
};
