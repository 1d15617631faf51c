/** Nanoseconds that the polls between two looks at the inject queue are to take (`TARGET_GLOBAL_QUEUE_INTERVAL`). */
const wantedTime = 200_000;
/** What one poll weighs in the average (`TASK_POLL_TIME_EWMA_ALPHA`). */
const weightOfPoll = 0.1;
const usualInterval = 61;
const leastInterval = 2;
/** The most ticks of a tuned interval (`MAX_TASKS_POLLED_PER_GLOBAL_QUEUE_INTERVAL`). */
export const longestInterval = 127;
/** An interval is changed only by more than this many ticks. */
const jitter = 2;

/**
 * The interval of the inject queue that a worker tunes by how long its polls take.
 * Source: stats.rs `Stats`, worker.rs `Core::tune_global_queue_interval`.
 */
export interface Tuning {
  /** Ticks that came to their pick. */
  readonly ticks: number;
  readonly interval: number;
  /** The moving average of the time that a poll takes, in nanoseconds. */
  readonly pollTime: number;
  /** Polls of this batch, those chained from the LIFO slot left out: one for each tick. */
  readonly polls: number;
}

const intervalFor = (pollTime: number): number =>
  Math.min(longestInterval, Math.max(leastInterval, Math.trunc(wantedTime / pollTime)));

const hoped = wantedTime / usualInterval;

/** A worker that has not begun. */
export const untuned: Tuning = { ticks: 0, interval: intervalFor(hoped), pollTime: hoped, polls: 0 };

/** A batch of polls has ended that took so long as a whole: its mean goes into the average, weighted as so many polls. */
export const pollTimeAfter = ({ polls, pollTime }: Tuning, elapsed: number): number => {
  if (polls === 0) return pollTime;
  const rest = (1 - weightOfPoll) ** polls;
  return (1 - rest) * (elapsed / polls) + rest * pollTime;
};

/** A tick comes to its pick, and looks at the inject queue first or not; if it does, the interval is tuned. */
export const tickOf = ({
  ticks,
  interval,
  pollTime,
}: Tuning): Pick<Tuning, 'ticks' | 'interval'> & { readonly looks: boolean } => {
  const looks = (ticks + 1) % interval === 0;
  const next = intervalFor(pollTime);
  const isTuned = looks && Math.abs(next - interval) > jitter;
  return { ticks: ticks + 1, interval: isTuned ? next : interval, looks };
};
