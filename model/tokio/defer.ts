import type { Context } from '../machine/machine.ts';
import type { Seq } from '../machine/view.ts';
import type { Runtime } from './config.ts';
import { taskNumber, type Emitted } from './event.ts';
import type { TaskView, WorkerView } from './state.ts';

/** `Defer::defer`. */
export const defer = (runtime: Runtime, me: WorkerView, task: TaskView, context: Context<Emitted>): void => {
  context.emit({ w: me.index, e: 'defer', task: taskNumber(task.index) });
  pushDeferred(runtime, me.deferred, task.index);
};

/** `Defer::defer`, without telling of it: a waker equal to the last one may be dropped. */
export const pushDeferred = ({ rules }: Pick<Runtime, 'rules'>, deferred: Seq, task: number): void => {
  const repeated = !deferred.isEmpty && deferred.at(deferred.length - 1) === task;
  if (!repeated || !rules.deferDropsRepeats) deferred.push(task);
};

/** The next waker that `Defer::wake` calls. */
export const nextDeferred = (runtime: Pick<Runtime, 'rules'>, me: Pick<WorkerView, 'deferred'>): number =>
  runtime.rules.deferredWakeOrder === 'last-in-first-out' ? me.deferred.pop() : me.deferred.shift();
