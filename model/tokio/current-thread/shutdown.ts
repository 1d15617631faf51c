import { none } from '../../machine/schema.ts';
import type { CurrentThread } from '../current-thread.ts';
import { joinerOf, joinWakerIsSet } from '../joining.ts';
import { isToBeShutDown } from '../owned-tasks.ts';
import { transitionToComplete, transitionToNotified, transitionToShutdown } from '../task-state.ts';
import { isRoot, numberOf, type Rooted } from './root.ts';
import { forgetProgress } from './running.ts';
import type { CurrentThreadState } from './state.ts';

const everyTask = ({ root }: Rooted, holds: (index: number) => boolean): boolean => {
  for (let i = 0; i < root; i++) if (!holds(i)) return false;
  return true;
};

const allShutDown = (runtime: Rooted, { tasks }: CurrentThreadState): boolean =>
  everyTask(runtime, (index) => !isToBeShutDown(tasks.get(index)));

/**
 * The thread that was in `block_on` drops the runtime (`CurrentThread::shutdown`). What is woken there is put into no
 * queue, since the core is not in the context, but other threads may push until the inject queue is closed.
 */
export const shutdown = (runtime: Rooted, machine: CurrentThread): void => {
  machine
    .each(
      'workers',
      {
        name: 'closeOwnedTasks',
        source: 'current_thread/mod.rs shutdown2, task/list.rs close_and_shutdown_all',
      },
      { at: 'returned' },
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
        if (isRoot(runtime, task) || !isToBeShutDown(task)) return false;
        transitionToShutdown(task);
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
        const by = numberOf(runtime, me.current);
        const joined = joinWakerIsSet(runtime, me.current, state);
        const completed = state.tasks.get(me.current);
        transitionToComplete(completed);
        forgetProgress(completed);
        const joiner = joinerOf(runtime, completed.index);
        if (joined && joiner !== runtime.root) {
          const task = numberOf(runtime, joiner);
          context.emit({ w: me.index, e: 'wake.begin', task, by, from: 'complete' });
          transitionToNotified(state.tasks.get(joiner));
          context.emit({ w: me.index, e: 'wake.end', task });
        }
        context.emit({ w: me.index, e: 'task.end', task: by });
        me.current = none;
        me.at = 'shutting-down';
      },
    )
    .each(
      'workers',
      { name: 'drainQueue', source: 'current_thread/mod.rs shutdown2, Core::next_local_task' },
      { at: 'shutting-down' },
      (me, state) => {
        if (!allShutDown(runtime, state)) return false;
        while (!me.queue.isEmpty) me.queue.shift();
        me.at = 'drained';
        return;
      },
    )
    .each(
      'workers',
      { name: 'closeInject', source: 'current_thread/mod.rs shutdown2, inject.rs Inject::close' },
      { at: 'drained' },
      (me, state) => {
        state.injectClosed = 'yes';
        while (!state.inject.isEmpty) state.inject.shift();
        me.at = 'gone';
      },
    )
    .invariant('once the runtime is gone, every task has ended and no queue has one', (state) => {
      const me = state.workers.get(0);
      return me.at !== 'gone' || (allShutDown(runtime, state) && me.queue.isEmpty && state.inject.isEmpty);
    })
    .invariant(
      'a task runs nowhere once the collection of all tasks is closed',
      (state) =>
        state.ownedClosed === 'no' ||
        everyTask(runtime, (index) => {
          const { state: is } = state.tasks.get(index);
          return is !== 'running' && is !== 'running-notified';
        }),
    );
};
