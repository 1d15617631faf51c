import type { TaskId, WorkerIndex } from '../../traces/index.ts';
import { defineProperty } from '../properties/define-property.ts';
import type { Belief } from './belief.ts';

interface Memory {
  /** Tasks by worker in the order in which they yielded. */
  readonly yielded: Map<WorkerIndex, TaskId[]>;
  /** The same, once they were woken together: those not polled yet. */
  readonly resuming: Map<WorkerIndex, TaskId[]>;
}

/** The documentation of `yield_now` says that the task goes to the back of the pending queue. */
export const yieldNowIsFifo: Belief = {
  claim: defineProperty<Memory>({
    id: 'yield-now-is-fifo',
    code: 'belief',
    kind: 'safety',
    sentence: 'Tasks that call yield_now on one worker are resumed by it in the order in which they yielded.',
    source: 'defer.rs Defer::wake, worker.rs Handle::schedule_local',
    trigger: 'a worker polls a task that was deferred there',
    needs: ['defer', 'flush', 'poll.begin'],
    applies: () => ({ applies: true }),
    observe: () => ({
      memory: () => ({ yielded: new Map(), resuming: new Map() }),
      on: {
        defer: ({ yielded }, { w, task }) => {
          if (w !== null && task !== undefined) yielded.set(w, [...(yielded.get(w) ?? []), task]);
        },
        flush: ({ yielded, resuming }, { w }) => {
          if (w === null) return;
          resuming.set(w, yielded.get(w) ?? []);
          yielded.delete(w);
        },
        'poll.begin': ({ resuming }, event, report) => {
          const { w, task } = event;
          for (const [worker, tasks] of resuming) {
            const place = tasks.indexOf(task);
            if (place < 0) continue;
            const earlier = tasks[0];
            if (worker === w && place > 0 && earlier !== undefined)
              report.violated(
                `task ${earlier} yielded before task ${task}, but worker ${w} resumes ${task} first`,
                [event],
              );
            else if (worker === w) report.checked();
            const rest = tasks.filter((other) => other !== task);
            if (rest.length === 0) resuming.delete(worker);
            else resuming.set(worker, rest);
          }
        },
      },
    }),
  }),
  truth:
    'Deferred wakers are called last-first, each through the LIFO slot, where it displaces the one before. Of d1 to dn the worker runs d1, dn, dn-1, ... d2.',
  refutedUnder: ['yield_now'],
};
