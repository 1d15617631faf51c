import type { Context } from '../machine/machine.ts';
import { none } from '../machine/schema.ts';
import type { Runtime } from './config.ts';
import { taskNumber, type Emitted } from './event.ts';
import { pushBackOrOverflow } from './queue.ts';
import type { SchedulerState, WorkerView } from './state.ts';

/**
 * `Context::run_task`, the loop over the LIFO slot: takes the task in the slot in hand, unless the budget of the tick
 * is used up; then it goes to the back of the queue. Says whether there is a task in hand.
 */
export const takeFromLifoChain = (
  runtime: Runtime,
  me: WorkerView,
  state: SchedulerState,
  context: Context<Emitted>,
): boolean => {
  const { rules, constants } = runtime;
  const task = me.lifoSlot;
  if (task === none) return false;
  me.lifoSlot = none;
  if (me.budget === 0) {
    pushBackOrOverflow(runtime, me, task, 'budget', state, context);
    return false;
  }
  context.emit({ w: me.index, e: 'take', task: taskNumber(task), from: 'lifo-chain' });
  if (rules.lifoPollCap) {
    me.lifoPolls += 1;
    if (me.lifoPolls >= constants.maxLifoPolls) {
      me.lifoEnabled = false;
      context.emit({ w: me.index, e: 'lifo.cap' });
    }
  }
  me.current = task;
  return true;
};
