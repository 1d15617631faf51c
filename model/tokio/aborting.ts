import type { Context } from '../machine/machine.ts';
import { taskNumber, type Emitted } from './event.ts';
import type { TaskView } from './state.ts';
import { transitionToNotifiedAndCancel } from './task-state.ts';

/**
 * `RawTask::remote_abort` of `task` by what is polled on `w`. Says whether the task must be put into a queue. One that has
 * completed stays as it is, and of one that is not spawned yet nobody has a handle.
 */
export const remoteAbort = (
  task: Pick<TaskView, 'index' | 'state'>,
  on: { readonly w: number | null; readonly by: number },
  context: Pick<Context<Emitted>, 'emit'>,
): boolean => {
  if (task.state === 'complete' || task.state === 'unborn') return false;
  context.emit({ w: on.w, e: 'abort', task: taskNumber(task.index), by: on.by });
  return transitionToNotifiedAndCancel(task) === 'submit';
};
