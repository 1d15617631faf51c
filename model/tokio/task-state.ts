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
    case 'running-notified':
    case 'complete':
    case 'unborn':
      return 'do-nothing';
  }
};

/** `State::transition_to_running`: only a scheduled task is ever polled. */
export const transitionToRunning = (task: Pick<TaskView, 'state'>): void => {
  task.state = 'running';
};

/** What the end of a poll that returned Pending leaves to do (`TransitionToIdle`). */
export type TransitionToIdle = 'ok' | 'ok-notified';

/** `State::transition_to_idle`: a task woken during its poll must be put back into a queue. */
export const transitionToIdle = (task: Pick<TaskView, 'state'>): TransitionToIdle => {
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
