import { taskNumber } from '../../model/index.ts';
import type { Hypothesis } from './hypothesis.ts';
import type { RuleName } from './reason.ts';

/**
 * The hypothesis ends because of what worker `w` does with its deferred wakers. Where one of them is of a task that
 * used up its budget and was woken in the same poll, that is why: it should have been deferred and was not.
 */
export const endsByDeferred = (h: Hypothesis, w: number, rule: RuleName, here: () => string): readonly [] => {
  const { deferred } = h.worker(w);
  const task = [...h.mustBeHeard.keys()].find(
    (one) => h.mustBeHeard.get(one) === 'coop' && deferred.includes(one),
  );
  if (task === undefined) return h.ends(rule, here);
  return h.ends(
    'coop',
    () => `task ${taskNumber(task)} used up its budget, is deferred, and was woken at once; ${here()}`,
  );
};
