import type { Context } from '../machine/machine.ts';
import { none } from '../machine/schema.ts';
import type { Runtime } from './config.ts';
import { nextDeferred } from './defer.ts';
import { taskNumber, type Emitted } from './event.ts';
import { notifyParked } from './idle.ts';
import { joinerOf, joinWakerIsSet } from './joining.ts';
import type { MultiThread } from './multi-thread.ts';
import { isToBeShutDown } from './owned-tasks.ts';
import { forgetProgress } from './running.ts';
import { pushRemoteTask, wakerReturns } from './schedule.ts';
import type { SchedulerState, WorkerView } from './state.ts';
import { transitionToComplete, transitionToNotified, transitionToShutdown } from './task-state.ts';

/** The end of `Harness::complete`, for a task that was cancelled in `OwnedTasks::close_and_shutdown_all`. */
const cancelledTaskEnds = (me: WorkerView, context: Context<Emitted>): void => {
  context.emit({ w: me.index, e: 'task.end', task: taskNumber(me.current) });
  me.current = none;
  me.at = 'shutting-down';
};

/** Whether the cores of all workers are among `Shared::shutdown_cores`. */
const isLastCore = (state: SchedulerState): boolean => {
  for (let w = 0; w < state.workers.length; w++) {
    const { at } = state.workers.get(w);
    if (at !== 'leaving' && at !== 'gone') return false;
  }
  return true;
};

/** `Core::shutdown` of every core, and the rest of `Handle::shutdown_core`: what is still queued is dropped. */
const drainAll = (state: SchedulerState): void => {
  for (let w = 0; w < state.workers.length; w++) {
    const worker = state.workers.get(w);
    worker.lifoSlot = none;
    while (!worker.queue.isEmpty) worker.queue.shift();
  }
  while (!state.inject.isEmpty) state.inject.shift();
};

/** The thread has nothing left to do. Its core keeps what matters to the bookkeeping of idle workers. */
const leave = (me: WorkerView): void => {
  me.at = 'gone';
  me.notified = false;
};

/** What a worker does after its loop (`Context::run`, `Core::pre_shutdown`, `Handle::shutdown_core`). */
export const shutdown = (runtime: Runtime, machine: MultiThread): void => {
  machine
    .each(
      'workers',
      { name: 'maintenance', source: 'worker.rs Core::maintenance, inject/shared.rs Shared::is_closed' },
      { at: 'maintenance' },
      (me, state) => {
        me.isShutdown = state.injectClosed;
        me.at = me.pass === 'park' ? 'unparked' : 'next';
        me.pass = 'none';
      },
    )
    .each(
      'workers',
      {
        name: 'closeOwnedTasks',
        source: 'worker.rs Core::pre_shutdown, task/list.rs close_and_shutdown_all',
      },
      { at: 'pre-shutdown' },
      (me, state) => {
        state.ownedClosed = 'yes';
        me.at = 'shutting-down';
      },
    )
    .pair(
      'workers',
      'tasks',
      { name: 'shutDownTask', source: 'task/harness.rs Harness::shutdown, State::transition_to_shutdown' },
      [{ at: 'shutting-down' }, {}],
      (me, task) => {
        if (!isToBeShutDown(task)) return false;
        if (!transitionToShutdown(task)) return;
        me.current = task.index;
        me.at = 'cancelling';
        return;
      },
    )
    .each(
      'workers',
      { name: 'completeCancelledTask', source: 'task/harness.rs Harness::shutdown, Harness::complete' },
      { at: 'cancelling' },
      (me, state, context) => {
        const task = state.tasks.get(me.current);
        const joined = joinWakerIsSet(runtime, task.index, state);
        transitionToComplete(task);
        forgetProgress(task);
        if (joined) me.at = 'wake-cancelled-join';
        else cancelledTaskEnds(me, context);
      },
    )
    .each(
      'workers',
      { name: 'shutDownCore', source: 'worker.rs Handle::shutdown_core, Core::shutdown' },
      { at: 'shutting-down' },
      (me, state) => {
        for (let i = 0; i < state.tasks.length; i++) if (isToBeShutDown(state.tasks.get(i))) return false;
        me.at = 'leaving';
        if (isLastCore(state)) drainAll(state);
        if (me.deferred.isEmpty) leave(me);
        return;
      },
    )
    .each(
      'workers',
      { name: 'wakeDeferredAfterLoop', source: 'worker.rs run, defer.rs Defer::wake' },
      { at: 'leaving' },
      (me, state, context) => {
        const task = state.tasks.get(nextDeferred(runtime, me));
        context.emit({
          w: me.index,
          e: 'wake.begin',
          task: taskNumber(task.index),
          by: null,
          from: 'runtime',
        });
        if (transitionToNotified(task) === 'submit')
          throw new RangeError('a task outlived the shutdown of all tasks');
        wakerReturns(me, task.index, context);
        if (me.deferred.isEmpty) leave(me);
      },
    );
  if (!runtime.programs.some(({ instructions }) => instructions.some(({ does }) => does === 'join'))) return;
  machine
    .each(
      'workers',
      {
        name: 'wakeCancelledJoin',
        source: 'task/harness.rs Harness::complete, worker.rs Handle::push_remote_task',
      },
      { at: 'wake-cancelled-join' },
      (me, state, context) => {
        const joiner = state.tasks.get(joinerOf(runtime, me.current));
        const [task, by] = [taskNumber(joiner.index), taskNumber(me.current)];
        context.emit({ w: me.index, e: 'wake.begin', task, by, from: 'complete' });
        if (transitionToNotified(joiner) === 'submit') {
          pushRemoteTask(joiner.index, state, context);
          me.at = 'notify-cancelled-join';
          return;
        }
        wakerReturns(me, joiner.index, context);
        cancelledTaskEnds(me, context);
      },
    )
    .each(
      'workers',
      { name: 'notifyCancelledJoin', source: 'worker.rs Handle::notify_parked_remote' },
      { at: 'notify-cancelled-join' },
      (me, state, context) => {
        notifyParked('remote', me.index, state, context);
        wakerReturns(me, joinerOf(runtime, me.current), context);
        cancelledTaskEnds(me, context);
      },
    );
};
