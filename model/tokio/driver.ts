import type { Context } from '../machine/machine.ts';
import type { Runtime } from './config.ts';
import type { Emitted } from './event.ts';
import { wakeQuietly } from './schedule.ts';
import type { SchedulerState, WorkerView } from './state.ts';

/** Whether a timer has expired or a socket is ready that no driver turn has seen yet. */
export const anythingDue = (state: SchedulerState): boolean => {
  for (let i = 0; i < state.tasks.length; i++) if (state.tasks.get(i).event === 'due') return true;
  return false;
};

/**
 * One driver turn (`Driver::park_timeout`): wakes every task whose timer or socket is due, on the worker that
 * holds the driver. The parker is out of the core meanwhile, so nobody is notified.
 */
export const driverTurn = (
  runtime: Runtime,
  me: WorkerView,
  state: SchedulerState,
  context: Context<Emitted>,
): void => {
  for (let i = 0; i < state.tasks.length; i++) {
    const task = state.tasks.get(i);
    if (task.event !== 'due') continue;
    task.event = 'happened';
    wakeQuietly(runtime, me, task, 'runtime', state, context);
  }
};
