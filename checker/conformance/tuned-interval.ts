import type { Event } from '../../traces/index.ts';

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
 * What the interval of the inject queue should be that a worker tunes by how long its polls take, from the times of
 * what it is recorded to do. A guess: recorders read other clocks than the scheduler, a little earlier or later.
 * Source: stats.rs `Stats`, worker.rs `Core::tune_global_queue_interval`.
 */
export interface TunedInterval {
  /** Ticks that came to their pick. */
  readonly ticks: number;
  readonly interval: number;
  /** The moving average of the time that a poll takes, in nanoseconds. */
  readonly pollTime: number;
  /** Polls of this batch, those chained from the LIFO slot left out. */
  readonly polls: number;
  /** When this batch began; absent before anything is recorded of it. */
  readonly began: number | undefined;
  /** When the worker last showed something outside of its driver and parks. */
  readonly active: number;
  /** When the worker last showed something of its driver or parks. */
  readonly passed: number;
}

const intervalFor = (pollTime: number): number =>
  Math.min(longestInterval, Math.max(leastInterval, Math.trunc(wantedTime / pollTime)));

const hoped = wantedTime / usualInterval;

/** A worker that has not begun. */
export const untuned: TunedInterval = {
  ticks: 0,
  interval: intervalFor(hoped),
  pollTime: hoped,
  polls: 0,
  began: undefined,
  active: 0,
  passed: 0,
};

/** Another thread runs the core: what was measured of its batch is dropped. */
export const restarted = (tuned: TunedInterval): TunedInterval => ({ ...tuned, polls: 0, began: undefined });

/** The end of a batch of polls, in maintenance or where nothing more was found: its mean goes into the average. */
export const batchEnds = (tuned: TunedInterval): TunedInterval => {
  const { polls, began, active, pollTime } = tuned;
  if (polls === 0 || began === undefined) return restarted(tuned);
  const rest = (1 - weightOfPoll) ** polls;
  const mean = Math.max(0, active - began) / polls;
  return { ...restarted(tuned), pollTime: (1 - rest) * mean + rest * pollTime };
};

/** A tick comes to its pick, after maintenance if that was due, and looks at the inject queue first or not. */
export const picks = (
  tuned: TunedInterval,
  maintained: boolean,
): { readonly tuned: TunedInterval; readonly looks: boolean } => {
  const now = maintained ? batchEnds(tuned) : tuned;
  const ticks = now.ticks + 1;
  const began = now.began ?? (now.passed > now.active ? now.passed : undefined);
  const looks = ticks % now.interval === 0;
  const next = intervalFor(now.pollTime);
  const isTuned = looks && Math.abs(next - now.interval) > jitter;
  return { tuned: { ...now, ticks, began, interval: isTuned ? next : now.interval }, looks };
};

/** A task was taken to be polled. */
export const takes = (tuned: TunedInterval): TunedInterval => ({ ...tuned, polls: tuned.polls + 1 });

const isOfPass = (event: Event, { active, passed }: TunedInterval): boolean => {
  if (event.e === 'wake.begin') return event.from === 'runtime';
  if (event.e === 'wake.end') return passed > active;
  return event.e === 'park.begin' || event.e === 'park.end';
};

/** The worker showed an event. Spelt out, field by field: this is done for every event. */
export const shows = (tuned: TunedInterval, event: Event): TunedInterval => {
  const { ticks, interval, pollTime, polls, began, active, passed } = tuned;
  return isOfPass(event, tuned)
    ? { ticks, interval, pollTime, polls, began, active, passed: event.t }
    : { ticks, interval, pollTime, polls, began: began ?? event.t, active: event.t, passed };
};
