import type { Context } from '../machine/machine.ts';
import { none } from '../machine/schema.ts';
import { freeThread } from './block-in-place.ts';
import type { Runtime } from './config.ts';
import { taskNumber, type Emitted, type WakeFrom } from './event.ts';
import { joinWakerIsSet } from './joining.ts';
import { forgetProgress } from './running.ts';
import type { CorelessView, SchedulerState, TaskView } from './state.ts';
import { transitionToComplete, transitionToIdle, transitionToNotified } from './task-state.ts';

/** Pushes `task` to the inject queue and notifies, in steps of their own, and then goes on at `resumeAt`. */
export const pushThen = (
  me: CorelessView,
  task: number,
  resumeAt: Exclude<CorelessView['resumeAt'], 'none'>,
): void => {
  me.at = 'push';
  me.pushing = task;
  me.resumeAt = resumeAt;
};

/** A waker is called without a core. Says whether the task is to be pushed before it returns. */
export const callWakerWithoutCore = (
  me: CorelessView,
  task: TaskView,
  from: Extract<WakeFrom, 'poll' | 'complete' | 'runtime'>,
  context: Context<Emitted>,
): boolean => {
  const by = from === 'runtime' ? null : taskNumber(me.current);
  context.emit({ w: null, e: 'wake.begin', task: taskNumber(task.index), by, from });
  return transitionToNotified(task) === 'submit';
};

/** The poll is over, and with it the loop of the worker on this thread (`Context::run_task` finds no core). */
export const leaveLoop = (me: CorelessView): void => {
  me.current = none;
  if (me.deferred.isEmpty) freeThread(me);
  else me.at = 'leaving';
};

/** `Harness::complete`, without a core. */
export const completeWithoutCore = (
  runtime: Runtime,
  me: CorelessView,
  task: TaskView,
  state: SchedulerState,
  context: Context<Emitted>,
): void => {
  const joined = joinWakerIsSet(runtime, task.index, state);
  transitionToComplete(task);
  forgetProgress(task);
  if (joined) me.at = 'wake-join';
  else taskEndsWithoutCore(me, context);
};

/** The end of `Harness::complete`, without a core. */
export const taskEndsWithoutCore = (me: CorelessView, context: Context<Emitted>): void => {
  context.emit({ w: null, e: 'task.end', task: taskNumber(me.current) });
  leaveLoop(me);
};

/** The end of a poll without a core: a task woken meanwhile goes to the inject queue, since no other is at hand. */
export const leaveRunningWithoutCore = (
  runtime: Runtime,
  me: CorelessView,
  task: TaskView,
  state: SchedulerState,
  context: Context<Emitted>,
): void => {
  switch (transitionToIdle(task)) {
    case 'ok':
      leaveLoop(me);
      return;
    case 'ok-notified':
      me.current = none;
      pushThen(me, task.index, 'leaving');
      return;
    case 'cancelled':
      completeWithoutCore(runtime, me, task, state, context);
      return;
  }
};
