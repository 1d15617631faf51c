import type { Context } from '../machine/machine.ts';
import { taskNumber, type Emitted } from './event.ts';
import type { TaskView } from './state.ts';
import { transitionToComplete } from './task-state.ts';

/**
 * Whether the collection of all tasks has a task that is to be shut down. One that runs and is cancelled already stays
 * as it is, whether it was taken out of the collection or is still to be.
 */
export const isToBeShutDown = ({ state }: Pick<TaskView, 'state'>): boolean => {
  switch (state) {
    case 'idle':
    case 'scheduled':
    case 'scheduled-cancelled':
    case 'running':
    case 'running-notified':
      return true;
    case 'unborn':
    case 'running-cancelled':
    case 'complete':
      return false;
  }
};

/** `OwnedTasks::bind` of a task: it becomes scheduled, unless the collection is closed; then it ends at once. */
export const bind = (
  task: Pick<TaskView, 'index' | 'state'>,
  { ownedClosed }: { readonly ownedClosed: 'no' | 'yes' },
  w: number | null,
  context: Pick<Context<Emitted>, 'emit'>,
): boolean => {
  if (ownedClosed === 'no') {
    task.state = 'scheduled';
    return true;
  }
  transitionToComplete(task);
  context.emit({ w, e: 'task.end', task: taskNumber(task.index) });
  return false;
};
