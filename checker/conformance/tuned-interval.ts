import type { Event } from '../../traces/index.ts';
import { pollTimeAfter, tickOf, untuned as untunedAtAll } from '../timing/tuning.ts';
import type { Tuning } from '../timing/tuning.ts';

/**
 * What the interval of the inject queue should be that a worker tunes by how long its polls take, from the times of
 * what it is recorded to do. A guess: recorders read other clocks than the scheduler, a little earlier or later.
 */
export interface TunedInterval extends Tuning {
  /** When this batch began; absent before anything is recorded of it. */
  readonly began: number | undefined;
  /** When the worker last showed something outside of its driver and parks. */
  readonly active: number;
  /** When the worker last showed something of its driver or parks. */
  readonly passed: number;
}

/** A worker that has not begun. */
export const untuned: TunedInterval = { ...untunedAtAll, began: undefined, active: 0, passed: 0 };

/** Another thread runs the core: what was measured of its batch is dropped. */
export const restarted = (tuned: TunedInterval): TunedInterval => ({ ...tuned, polls: 0, began: undefined });

/** The end of a batch of polls, in maintenance or where nothing more was found: its mean goes into the average. */
export const batchEnds = (tuned: TunedInterval): TunedInterval => {
  const { began, active } = tuned;
  if (began === undefined) return restarted(tuned);
  return { ...restarted(tuned), pollTime: pollTimeAfter(tuned, Math.max(0, active - began)) };
};

/** A tick comes to its pick, after maintenance if that was due, and looks at the inject queue first or not. */
export const picks = (
  tuned: TunedInterval,
  maintained: boolean,
): { readonly tuned: TunedInterval; readonly looks: boolean } => {
  const now = maintained ? batchEnds(tuned) : tuned;
  const began = now.began ?? (now.passed > now.active ? now.passed : undefined);
  const { ticks, interval, looks } = tickOf(now);
  return { tuned: { ...now, ticks, began, interval }, looks };
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
