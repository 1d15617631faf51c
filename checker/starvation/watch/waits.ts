import type { Records, Seq } from '../../../model/index.ts';
import type { Observation } from './observation.ts';

/** A task, as far as it can be told from it whether it waits for a poll. */
export interface WatchedTask {
  readonly index: number;
  readonly state: string;
  readonly event: string;
}

/** A worker, or the thread in `block_on`, as far as it can be told from it what it does. */
export interface WatchedWorker {
  readonly index: number;
  readonly at: string;
  /** Where it goes on after a notification; the thread in `block_on` notifies nobody. */
  readonly resumeAt?: string;
  /** The tick modulo the event interval. */
  eventPhase: number;
  /** The tick modulo the global queue interval. */
  injectPhase: number;
  readonly deferred: Seq;
}

/** A thread foreign to the runtime, as far as it can be told from it whom it is about to put into a queue. */
export interface WatchedForeign {
  readonly at: string;
  readonly waking: number;
}

/** What both schedulers have. */
export interface WatchedState {
  readonly workers: Records<WatchedWorker>;
  readonly tasks: Records<WatchedTask>;
  readonly foreign: Records<WatchedForeign>;
}

/** Whether a foreign thread has marked the task as woken or spawned, and not yet put it where a worker could find it. */
const isUnderway = ({ foreign }: WatchedState, task: number): boolean => {
  for (let i = 0; i < foreign.length; i++) {
    const { at, waking } = foreign.get(i);
    if (waking === task && (at === 'push' || at === 'push-spawned')) return true;
  }
  return false;
};

const isDeferred = ({ workers }: WatchedState, task: number): boolean => {
  for (let w = 0; w < workers.length; w++) if (workers.get(w).deferred.includes(task)) return true;
  return false;
};

/**
 * Whether a task is to be polled and nobody polls it: it is in a queue or in a worker's hands, what it waits for is due
 * and not yet seen by the driver, or its waker is deferred. A waker that was deferred before the task went to wait for
 * an event says nothing new; it is to be called, too, but for no reason of the task's.
 */
const isWaiting = (state: WatchedState, task: WatchedTask): boolean => {
  if (task.state === 'scheduled') return !isUnderway(state, task.index);
  if (task.state !== 'idle') return false;
  return task.event === 'due' || (task.event !== 'registered' && isDeferred(state, task.index));
};

/** Indices of the tasks that wait, as bits. */
const waitingTasks = (state: WatchedState, tasks: number): number => {
  let mask = 0;
  for (let i = 0; i < tasks; i++) if (isWaiting(state, state.tasks.get(i))) mask |= 1 << i;
  return mask;
};

const workersThat = ({ workers }: WatchedState, does: (worker: WatchedWorker) => boolean): number => {
  let mask = 0;
  for (let w = 0; w < workers.length; w++) if (does(workers.get(w))) mask |= 1 << w;
  return mask;
};

/** Parked on its condition variable or in the driver, until somebody wakes it. */
const isAsleep = ({ at }: WatchedWorker): boolean => at === 'in-driver' || at === 'on-condvar';

/** In the midst of a poll, also where the task has woken another one and the worker is about to notify a third. */
const isPolling = ({ at, resumeAt }: WatchedWorker): boolean =>
  at === 'polling' || (at === 'notify' && resumeAt === 'call-returns');

/** What is to be known of a state, in which so many tasks could wait. */
export const whatIs = (
  state: WatchedState,
  tasks: number,
): Pick<Observation, 'waiting' | 'asleep' | 'polling'> => ({
  waiting: waitingTasks(state, tasks),
  asleep: workersThat(state, isAsleep),
  polling: workersThat(state, isPolling),
});
