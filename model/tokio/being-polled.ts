import type { Context } from '../machine/machine.ts';
import type { BeingPolled } from '../yields/being-polled.ts';
import type { Runtime } from './config.ts';
import { defer } from './defer.ts';
import { taskNumber, type Emitted } from './event.ts';
import { wakeQuietly } from './schedule.ts';
import type { SchedulerState, TaskView, WorkerView } from './state.ts';

/** The future of `task`, which worker `me` of the multi_thread scheduler polls. */
export const beingPolled = (
  runtime: Runtime,
  me: WorkerView,
  task: TaskView,
  state: SchedulerState,
  context: Context<Emitted>,
): BeingPolled => ({
  rules: runtime.rules,
  yields: (how) => context.emit({ w: me.index, e: 'yield', task: taskNumber(task.index), how }),
  defer: () => defer(runtime, me, task, context),
  wakeItself: () => wakeQuietly(runtime, me, task, 'poll', state, context),
});
