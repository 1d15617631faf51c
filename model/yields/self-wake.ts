import { wakeQuietly } from '../tokio/schedule.ts';
import { taskNumber } from '../tokio/event.ts';
import type { YieldWay } from './yield-way.ts';

/** Wakes its own task and returns Pending. The task is running, so the wake only marks it. */
export const selfWake: YieldWay = {
  name: 'self-wake',
  summary: 'Wakes its own task during the poll and returns Pending: back of the local queue, no driver pass.',
  source:
    'wasmtime runtime/vm/async_yield.rs Yield (to v44), runtime/store.rs StoreOpaque::yield_now (since v45)',
  firstPoll: (runtime, me, task, state, context) => {
    context.emit({ w: me.index, e: 'yield', task: taskNumber(task.index), how: 'self-wake' });
    wakeQuietly(runtime, me, task, 'poll', state, context);
  },
};
