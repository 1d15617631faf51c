import type { Context } from '../machine/machine.ts';
import type { Runtime } from './config.ts';
import { taskNumber, type Emitted } from './event.ts';
import type { TaskView, WorkerView } from './state.ts';

/** `Defer::defer`. */
export const defer = (runtime: Runtime, me: WorkerView, task: TaskView, context: Context<Emitted>): void => {
  context.emit({ w: me.index, e: 'defer', task: taskNumber(task.index) });
  const repeated = !me.deferred.isEmpty && me.deferred.at(me.deferred.length - 1) === task.index;
  if (repeated && runtime.rules.deferDropsRepeats) return;
  me.deferred.push(task.index);
};

/** The next waker that `Defer::wake` calls. */
export const nextDeferred = (runtime: Runtime, me: WorkerView): number =>
  runtime.rules.deferredWakeOrder === 'last-in-first-out' ? me.deferred.pop() : me.deferred.shift();
