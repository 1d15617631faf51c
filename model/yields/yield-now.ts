import { defer } from '../tokio/defer.ts';
import { taskNumber } from '../tokio/event.ts';
import { wakeQuietly } from '../tokio/schedule.ts';
import type { YieldWay } from './yield-way.ts';

/** Tokio's own: the waker goes on the deferred list of the worker, and the task is idle until that is flushed. */
export const yieldNow: YieldWay = {
  name: 'yield_now',
  summary:
    'Defers its waker until the worker has passed through the driver: idle until then, and not stealable.',
  source: 'task/yield_now.rs yield_now, runtime/context.rs defer',
  firstPoll: (runtime, me, task, state, context) => {
    context.emit({ w: me.index, e: 'yield', task: taskNumber(task.index), how: 'yield_now' });
    if (runtime.rules.yieldNowDefers) defer(runtime, me, task, context);
    else wakeQuietly(runtime, me, task, 'poll', state, context);
  },
};
