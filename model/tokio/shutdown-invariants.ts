import { queuesWith } from './invariants.ts';
import type { MultiThread } from './multi-thread.ts';
import { isToBeShutDown } from './owned-tasks.ts';
import type { SchedulerState } from './state.ts';

const everyTask = (state: SchedulerState, holds: (index: number) => boolean): boolean => {
  for (let i = 0; i < state.tasks.length; i++) if (!holds(i)) return false;
  return true;
};

const isRunning = (state: SchedulerState, index: number): boolean => {
  const { state: is } = state.tasks.get(index);
  return is === 'running' || is === 'running-notified' || is === 'running-cancelled';
};

/** On how many threads the task is RUNNING: a worker that has only taken it from a queue is none of them. */
const runnersOf = (state: SchedulerState, index: number): number => {
  let count = 0;
  for (let w = 0; w < state.workers.length; w++) {
    const { at, resumeAt, current } = state.workers.get(w);
    const isTaken = at === 'found' || (at === 'notify' && resumeAt === 'poll');
    if (current === index && !isTaken) count++;
  }
  for (let i = 0; i < state.coreless.length; i++) if (state.coreless.get(i).current === index) count++;
  return count;
};

const hasLeft = (state: SchedulerState, w: number): boolean => {
  const { at } = state.workers.get(w);
  return at === 'leaving' || at === 'gone';
};

const countLeft = (state: SchedulerState): number => {
  let count = 0;
  for (let w = 0; w < state.workers.length; w++) if (hasLeft(state, w)) count++;
  return count;
};

/** What must be true of every state of a runtime that shuts down, beside what is true of all. */
export const shutdownInvariants = (machine: MultiThread): void => {
  machine
    .invariant(
      'a task runs on one thread and is in one queue at most, although the runtime shuts down',
      (state) =>
        everyTask(
          state,
          (index) =>
            queuesWith(state, index) <= 1 && (!isRunning(state, index) || runnersOf(state, index) === 1),
        ),
    )
    .invariant(
      'no worker leaves while a task is to be shut down',
      (state) =>
        countLeft(state) === 0 || everyTask(state, (index) => !isToBeShutDown(state.tasks.get(index))),
    )
    .invariant(
      'once every core is in, no queue has a task',
      (state) =>
        countLeft(state) < state.workers.length ||
        everyTask(state, (index) => queuesWith(state, index) === 0),
    );
};
