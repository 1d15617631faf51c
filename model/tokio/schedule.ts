import type { Context } from '../machine/machine.ts';
import { none } from '../machine/schema.ts';
import type { Runtime } from './config.ts';
import { taskNumber, type Emitted, type WakeFrom } from './event.ts';
import { pushBackOrOverflow } from './queue.ts';
import type { SchedulerState, TaskView, WorkerView } from './state.ts';
import { transitionToNotified } from './task-state.ts';

/**
 * `Handle::schedule_local`: the LIFO slot, whose occupant moves to the back of the queue. Says whether a parked
 * worker is to be notified.
 */
export const scheduleLocal = (
  runtime: Runtime,
  me: WorkerView,
  task: number,
  state: SchedulerState,
  context: Context<Emitted>,
): boolean => {
  if (!me.lifoEnabled) {
    pushBackOrOverflow(runtime, me, task, 'lifo-disabled', state, context);
    return true;
  }
  context.emit({ w: me.index, e: 'schedule', task: taskNumber(task), to: 'lifo', why: 'idle' });
  const displaced = me.lifoSlot;
  if (displaced !== none) pushBackOrOverflow(runtime, me, displaced, 'displaced', state, context);
  me.lifoSlot = task;
  return displaced !== none || runtime.rules.lifoPushNotifies;
};

/** `Schedule::yield_now`: a task woken during its poll goes to the back, never to the LIFO slot. */
export const scheduleYielded = (
  runtime: Runtime,
  me: WorkerView,
  task: number,
  state: SchedulerState,
  context: Context<Emitted>,
): void => pushBackOrOverflow(runtime, me, task, 'yield', state, context);

/**
 * `Handle::push_remote_task`, by a thread without a core. The caller must notify. A closed inject queue drops the task,
 * which is shut down all the same, since the collection of all tasks has it.
 */
export const pushRemoteTask = (task: number, state: SchedulerState, context: Context<Emitted>): void => {
  if (state.injectClosed === 'yes') return;
  state.inject.push(task);
  context.emit({ w: null, e: 'schedule', task: taskNumber(task), to: 'inject', why: 'remote' });
};

/**
 * A waker is called on worker `me`. Says whether a parked worker is to be notified before it returns: never for a
 * task that was not idle, since it is in a queue already or will be put there by whoever polls it.
 */
export const callWaker = (
  runtime: Runtime,
  me: WorkerView,
  task: TaskView,
  from: Exclude<WakeFrom, 'external'>,
  state: SchedulerState,
  context: Context<Emitted>,
): boolean => {
  const by = from === 'runtime' ? null : taskNumber(me.current);
  context.emit({ w: me.index, e: 'wake.begin', task: taskNumber(task.index), by, from });
  return transitionToNotified(task) === 'submit' && scheduleLocal(runtime, me, task.index, state, context);
};

/** The waker called on worker `me` returns. */
export const wakerReturns = (me: WorkerView, task: number, context: Context<Emitted>): void =>
  context.emit({ w: me.index, e: 'wake.end', task: taskNumber(task) });

/** A waker called where nobody is ever notified: of the running task itself, or while the parker is out of the core. */
export const wakeQuietly = (
  runtime: Runtime,
  me: WorkerView,
  task: TaskView,
  from: Exclude<WakeFrom, 'external'>,
  state: SchedulerState,
  context: Context<Emitted>,
): void => {
  callWaker(runtime, me, task, from, state, context);
  wakerReturns(me, task.index, context);
};

/** A waker is called on a foreign thread. Says whether the task is to be pushed, and a worker notified, before it returns. */
export const callWakerOutside = (task: TaskView, context: Context<Emitted>): boolean => {
  context.emit({
    w: null,
    e: 'wake.begin',
    task: taskNumber(task.index),
    by: null,
    from: 'external',
  });
  return transitionToNotified(task) === 'submit';
};

/** The waker called on a foreign thread returns. */
export const wakerReturnsOutside = (task: number, context: Context<Emitted>): void =>
  context.emit({ w: null, e: 'wake.end', task: taskNumber(task) });

/** `tokio::spawn` returns on worker `me`. */
export const spawnReturns = (me: WorkerView, task: number, context: Context<Emitted>): void =>
  context.emit({ w: me.index, e: 'spawn.end', task: taskNumber(task) });

/** `tokio::spawn` returns on a thread that runs no worker. */
export const spawnReturnsOutside = (task: number, context: Context<Emitted>): void =>
  context.emit({ w: null, e: 'spawn.end', task: taskNumber(task) });
