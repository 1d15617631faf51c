import type { Context } from '../machine/machine.ts';
import type { Runtime } from './config.ts';
import type { Emitted } from './event.ts';
import { wakeQuietly } from './schedule.ts';
import type { SchedulerState, TaskView, WorkerView } from './state.ts';
import { waitOf } from './wait.ts';

/** Whether a timer has expired or a socket is ready that no driver turn has seen yet. */
export const anythingDue = (state: SchedulerState): boolean => {
  for (let i = 0; i < state.tasks.length; i++) if (state.tasks.get(i).event === 'due') return true;
  return false;
};

const dueFor = (runtime: Runtime, state: SchedulerState, kind: 'socket' | 'timer'): readonly TaskView[] => {
  const due: TaskView[] = [];
  for (let i = 0; i < state.tasks.length; i++) {
    const task = state.tasks.get(i);
    if (task.event === 'due' && waitOf(runtime, task) === kind) due.push(task);
  }
  return due;
};

/**
 * One driver turn (`Driver::park_timeout`): wakes every task whose socket is ready, then every one whose timer has
 * expired, on the worker that holds the driver. Readiness and deadlines are not modelled, so within each kind any
 * order may be. The parker is out of the core meanwhile, so nobody is notified.
 */
export const driverTurn = (
  runtime: Runtime,
  me: WorkerView,
  state: SchedulerState,
  context: Context<Emitted>,
): void => {
  for (const kind of ['socket', 'timer'] as const) {
    let due = dueFor(runtime, state, kind);
    while (due.length > 0) {
      const task = due[due.length > 1 ? context.choose(due.length) : 0];
      if (task === undefined) throw new RangeError('the engine chose beyond what is due');
      task.event = 'happened';
      wakeQuietly(runtime, me, task, 'runtime', state, context);
      due = due.filter((other) => other !== task);
    }
  }
};
