import { insert } from '../aborting.ts';
import { isDoomed } from '../moments.ts';
import type { Moment } from '../moments.ts';
import type { CurrentThreadHypothesis } from './hypothesis.ts';
import { indexOf } from './runtime.ts';

/**
 * The ways in which a task, idle as far as is recorded, may stand where the thread comes to it next: it was aborted, and
 * no event tells when it was put into a queue for that. `h` is used up.
 */
export const abortedFor = (h: CurrentThreadHypothesis, index: number): readonly CurrentThreadHypothesis[] => {
  h.task(index).state = 'scheduled';
  const inject = h.copy();
  insert(inject.state.inject, 0, index);
  insert(h.me.queue, 0, index);
  return [h, inject];
};

/** The hypothesis, and where a task is woken that is not polled again but aborted, the one in which it had been by then. */
export const abortedBefore = (
  h: CurrentThreadHypothesis,
  moment: Moment,
): readonly CurrentThreadHypothesis[] => {
  const { event } = moment;
  if (event.e !== 'wake.begin' || !h.mode.thorough || !isDoomed(moment, event.task)) return [h];
  const index = indexOf(event.task);
  if (index === h.runtime.root || h.task(index).state !== 'idle') return [h];
  const aborted = h.copy();
  aborted.task(index).state = 'scheduled-cancelled';
  return [h, aborted];
};
