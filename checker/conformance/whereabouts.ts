import { taskNumber } from '../../model/index.ts';
import type { Hypothesis } from './hypothesis.ts';
import type { RuleName } from './reason.ts';

/** Where a task is, as words, and the rule by which a worker that wants it from there cannot have it. */
interface Whereabouts {
  readonly told: string;
  readonly rule?: RuleName;
}

const atWorker = (h: Hypothesis, w: number, task: number, wanting: number): Whereabouts | undefined => {
  const { lifoSlot, queue, deferred, current } = h.worker(w);
  if (current === task) return { told: `in hand of worker ${w}` };
  if (lifoSlot === task)
    return {
      told: `in the LIFO slot of worker ${w}`,
      ...(w === wanting ? {} : ({ rule: 'lifo-private' } as const)),
    };
  for (let i = 0; i < queue.length; i++)
    if (queue.at(i) === task)
      return {
        told: `at position ${i + 1} of ${queue.length} in the queue of worker ${w}`,
        ...(w === wanting ? {} : ({ rule: 'steal' } as const)),
      };
  return deferred.includes(task)
    ? { told: `deferred on worker ${w}, its waker not called`, rule: 'deferred-private' }
    : undefined;
};

/** Where `task` is, for a refusal to tell to worker `wanting`. */
export const whereabouts = (h: Hypothesis, task: number, wanting: number): Whereabouts => {
  for (let w = 0; w < h.state.workers.length; w++) {
    const found = atWorker(h, w, task, wanting);
    if (found !== undefined) return found;
  }
  const { inject } = h.state;
  for (let i = 0; i < inject.length; i++)
    if (inject.at(i) === task)
      return { told: `at position ${i + 1} of ${inject.length} in the inject queue` };
  return { told: `${h.state.tasks.get(task).state}, in no queue` };
};

/** A task by the number that recordings give it. */
export const named = (task: number): string => `task ${taskNumber(task)}`;
