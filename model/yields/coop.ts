import type { Context } from '../machine/machine.ts';
import type { Runtime } from '../tokio/config.ts';
import { defer } from '../tokio/defer.ts';
import { taskNumber, type Emitted } from '../tokio/event.ts';
import { wakeQuietly } from '../tokio/schedule.ts';
import type { SchedulerState, TaskView, WorkerView } from '../tokio/state.ts';

/** A resource of Tokio's refuses because the budget is used up (task/coop/mod.rs `poll_proceed`). */
export const coopExhausted = (
  runtime: Runtime,
  me: WorkerView,
  task: TaskView,
  state: SchedulerState,
  context: Context<Emitted>,
): void => {
  context.emit({ w: me.index, e: 'yield', task: taskNumber(task.index), how: 'coop' });
  if (runtime.rules.coopDefers) defer(runtime, me, task, context);
  else wakeQuietly(runtime, me, task, 'poll', state, context);
};
