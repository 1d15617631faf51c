import type { TaskView } from './state.ts';

/** What the caller of a waker must do next (`TransitionToNotifiedByRef`). */
export type TransitionToNotified = 'do-nothing' | 'submit';

/** `State::transition_to_notified_by_ref` and `_by_val`: a running task is only marked; an idle one must be put into a queue. */
export const transitionToNotified = (task: Pick<TaskView, 'state'>): TransitionToNotified => {
  switch (task.state) {
    case 'idle':
      task.state = 'scheduled';
      return 'submit';
    case 'running':
      task.state = 'running-notified';
      return 'do-nothing';
    case 'scheduled':
    case 'scheduled-cancelled':
    case 'running-notified':
    case 'running-cancelled':
    case 'complete':
    case 'unborn':
      return 'do-nothing';
  }
};

/**
 * `State::transition_to_notified_and_cancel`, which is how a task is aborted: it completes when it is dequeued or at the
 * end of its poll. An idle one must be put into a queue for that.
 */
export const transitionToNotifiedAndCancel = (task: Pick<TaskView, 'state'>): TransitionToNotified => {
  switch (task.state) {
    case 'idle':
      task.state = 'scheduled-cancelled';
      return 'submit';
    case 'scheduled':
      task.state = 'scheduled-cancelled';
      return 'do-nothing';
    case 'running':
    case 'running-notified':
      task.state = 'running-cancelled';
      return 'do-nothing';
    case 'scheduled-cancelled':
    case 'running-cancelled':
    case 'complete':
    case 'unborn':
      return 'do-nothing';
  }
};

/** What becomes of a task that was dequeued (`TransitionToRunning`). */
export type TransitionToRunning = 'success' | 'cancelled' | 'failed';

/**
 * `State::transition_to_running`: only a scheduled task is ever polled, and a cancelled one is not. It fails for a task
 * that was shut down while it was in a queue.
 */
export const transitionToRunning = (task: Pick<TaskView, 'state'>): TransitionToRunning => {
  if (task.state === 'complete' || task.state === 'running-cancelled') return 'failed';
  const cancelled = task.state === 'scheduled-cancelled';
  task.state = 'running';
  return cancelled ? 'cancelled' : 'success';
};

/**
 * `State::transition_to_shutdown`. Says whether the caller is to complete the task, since nobody runs it. A task that
 * runs completes at the end of its poll.
 */
export const transitionToShutdown = (task: Pick<TaskView, 'state'>): boolean => {
  const isIdle = task.state !== 'running' && task.state !== 'running-notified';
  task.state = 'running-cancelled';
  return isIdle;
};

/** What the end of a poll that returned Pending leaves to do (`TransitionToIdle`). */
export type TransitionToIdle = 'ok' | 'ok-notified' | 'cancelled';

/**
 * `State::transition_to_idle`: a task woken during its poll must be put back into a queue. A cancelled one stays
 * RUNNING, and must be completed.
 */
export const transitionToIdle = (task: Pick<TaskView, 'state'>): TransitionToIdle => {
  if (task.state === 'running-cancelled') return 'cancelled';
  if (task.state === 'running-notified') {
    task.state = 'scheduled';
    return 'ok-notified';
  }
  task.state = 'idle';
  return 'ok';
};

/** `State::transition_to_complete`. */
export const transitionToComplete = (task: Pick<TaskView, 'state'>): void => {
  task.state = 'complete';
};
