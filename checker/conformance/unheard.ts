import { multiThreadSteps, none } from '../../model/index.ts';
import type { Hypothesis } from './hypothesis.ts';

const firstDeferred = (h: Hypothesis, w: number): number => {
  const { deferred } = h.worker(w);
  if (deferred.isEmpty) return none;
  return deferred.at(h.runtime.rules.deferredWakeOrder === 'last-in-first-out' ? deferred.length - 1 : 0);
};

/**
 * Calls those deferred wakers of worker `w` of which nothing need be heard, up to that of `until` if one is meant.
 *
 * What yields may be a future within a task (`join!`, `FuturesUnordered`), and what is deferred a waker that calls the
 * task's only if it has not been called since the task was polled. So the task is not idle then.
 */
export const callUnheard = (h: Hypothesis, w: number, until: number = none): void => {
  const me = h.worker(w);
  for (let task = firstDeferred(h, w); task !== none && task !== until; task = firstDeferred(h, w)) {
    if (h.state.tasks.get(task).state === 'idle' || h.mustBeHeard.has(task)) return;
    multiThreadSteps.nextDeferred(h.runtime, me);
  }
};
