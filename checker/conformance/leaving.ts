import type { Event } from '../../traces/index.ts';
import type { Hypothesis } from './hypothesis.ts';

const finished: ReadonlySet<string> = new Set(['complete', 'unborn']);

const hasUnfinishedTasks = ({ state: { tasks } }: Hypothesis): boolean => {
  for (let i = 0; i < tasks.length; i++) if (!finished.has(tasks.get(i).state)) return true;
  return false;
};

const ofThoseThatLeave: ReadonlySet<string> = new Set(['wake.begin', 'wake.end', 'park.begin', 'park.end']);

/**
 * The way in which worker `w` leaves its loop, as the runtime may be shut down once `block_on` has returned. Tasks are
 * dropped then wherever they are, and wakers called by that; `park` is entered once more. None of it obeys the rules of
 * the loop, but nothing is polled.
 */
export const leaves = (h: Hypothesis, w: number, { e }: Event): readonly Hypothesis[] => {
  if (!h.hasReturned || !ofThoseThatLeave.has(e) || !hasUnfinishedTasks(h)) return [];
  h.left.add(w);
  return [h];
};

/** What worker `w` does that has left its loop. */
export const actWhenLeft = (h: Hypothesis, w: number, { e }: Event): readonly Hypothesis[] =>
  e === 'poll.begin'
    ? h.ends('left-loop', () => `worker ${w} polls a task after it left its loop for the shutdown`)
    : [h];
