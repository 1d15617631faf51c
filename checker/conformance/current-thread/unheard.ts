import { currentThreadSteps, none } from '../../../model/index.ts';
import type { CurrentThreadHypothesis } from './hypothesis.ts';

const firstDeferred = ({ me: { deferred }, runtime }: CurrentThreadHypothesis): number => {
  if (deferred.isEmpty) return none;
  return deferred.at(runtime.rules.deferredWakeOrder === 'last-in-first-out' ? deferred.length - 1 : 0);
};

const waits = (h: CurrentThreadHypothesis, index: number): boolean =>
  index === h.runtime.root ? !h.state.woken : h.task(index).state === 'idle';

/**
 * Calls those deferred wakers of which nothing need be heard, up to that of `until` if one is meant: wakers of futures
 * within a task, or within the future in `block_on`, that has been woken since it was polled.
 */
export const callUnheard = (h: CurrentThreadHypothesis, until: number = none): void => {
  for (let index = firstDeferred(h); index !== none && index !== until; index = firstDeferred(h)) {
    if (waits(h, index) || h.mustBeHeard.has(index)) return;
    currentThreadSteps.nextDeferred(h.runtime, h.me);
  }
};
