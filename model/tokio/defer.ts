import type { Context } from '../machine/machine.ts';
import type { Runtime } from './config.ts';
import { onWorker, taskNumber, type Emitted } from './event.ts';
import type { TaskView, WorkerView } from './state.ts';

/** `Defer::defer`: a waker equal to the last one in the list is not added again. */
export const defer = (me: WorkerView, task: TaskView, context: Context<Emitted>): void => {
  context.emit({ ...onWorker(me.index), e: 'defer', task: taskNumber(task.index) });
  if (!me.deferred.isEmpty && me.deferred.at(me.deferred.length - 1) === task.index) return;
  me.deferred.push(task.index);
};

/** The next waker that `Defer::wake` calls. */
export const nextDeferred = (runtime: Runtime, me: WorkerView): number =>
  runtime.rules.deferredWakeOrder === 'last-in-first-out' ? me.deferred.pop() : me.deferred.shift();
