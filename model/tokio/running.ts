import type { Context } from '../machine/machine.ts';
import type { Runtime } from './config.ts';
import { taskNumber, type Emitted } from './event.ts';
import { joinWakerIsSet } from './joining.ts';
import type { SchedulerState, TaskView, WorkerView } from './state.ts';
import { transitionToComplete, transitionToRunning } from './task-state.ts';
import { afterPoll, notifyThen } from './worker.ts';

/**
 * The task in hand starts to run: from here on a wake marks it again. One that was aborted is not polled but completes
 * at once; of one that was shut down meanwhile nothing is left to do.
 */
export const beginPoll = (
  runtime: Runtime,
  me: WorkerView,
  state: SchedulerState,
  context: Context<Emitted>,
): void => {
  const task = state.tasks.get(me.current);
  switch (transitionToRunning(task)) {
    case 'success':
      me.at = 'polling';
      context.emit({ w: me.index, e: 'poll.begin', task: taskNumber(me.current) });
      return;
    case 'cancelled':
      complete(runtime, me, task, state, context);
      return;
    case 'failed':
      afterPoll(runtime, me, context);
      return;
  }
};

/**
 * `Context::run_task` after it has left the searchers, which may have `notified` a worker: one that held the driver in
 * its last pass may have to notify another, in a step of its own, to take it.
 */
export const runTask = (
  runtime: Runtime,
  me: WorkerView,
  notified: boolean,
  state: SchedulerState,
  context: Context<Emitted>,
): void => {
  if (me.hadDriver === 'yes' && !notified) {
    me.hadDriver = 'no';
    notifyThen(me, 'poll');
  } else beginPoll(runtime, me, state, context);
};

/** What becomes of a task's place in its program and of what it waited for: nothing is left of them. */
export const forgetProgress = (task: TaskView): void => {
  task.step = 0;
  task.event = 'none';
  task.permit = false;
};

/** `Harness::complete`: the join waker, if it is set, is called in a step of its own. */
export const complete = (
  runtime: Runtime,
  me: WorkerView,
  task: TaskView,
  state: SchedulerState,
  context: Context<Emitted>,
): void => {
  const joined = joinWakerIsSet(runtime, task.index, state);
  transitionToComplete(task);
  forgetProgress(task);
  if (joined) me.at = 'wake-join';
  else taskEnds(runtime, me, context);
};

/** The end of `Harness::complete`, for the task in hand. */
export const taskEnds = (runtime: Runtime, me: WorkerView, context: Context<Emitted>): void => {
  context.emit({ w: me.index, e: 'task.end', task: taskNumber(me.current) });
  afterPoll(runtime, me, context);
};
