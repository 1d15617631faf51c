import type { Context } from '../machine/machine.ts';
import type { Records } from '../machine/view.ts';
import type { Runtime } from './config.ts';
import type { Emitted } from './event.ts';
import { wakeQuietly } from './schedule.ts';
import type { SchedulerState, TaskView, WorkerView } from './state.ts';
import { waitOf } from './wait.ts';

type Waiting = Pick<TaskView, 'index' | 'step' | 'event'>;

/** Whether a timer has expired or a socket is ready that no driver turn has seen yet. */
export const anythingDue = ({ tasks }: { readonly tasks: Records<Waiting> }): boolean => {
  for (let i = 0; i < tasks.length; i++) if (tasks.get(i).event === 'due') return true;
  return false;
};

const dueFor = <Task extends Waiting>(
  runtime: Runtime,
  tasks: Records<Task>,
  kind: 'socket' | 'timer',
): readonly Task[] => {
  const due: Task[] = [];
  for (let i = 0; i < tasks.length; i++) {
    const task = tasks.get(i);
    if (task.event === 'due' && waitOf(runtime, task) === kind) due.push(task);
  }
  return due;
};

/**
 * What a driver turn wakes: every task whose socket is ready, then every one whose timer has expired. Readiness and
 * deadlines are not modelled, so within each kind any order may be.
 */
export const wakeDue = <Task extends Waiting>(
  runtime: Runtime,
  tasks: Records<Task>,
  context: Pick<Context<Emitted>, 'choose'>,
  wake: (task: Task) => void,
): void => {
  for (const kind of ['socket', 'timer'] as const) {
    let due = dueFor(runtime, tasks, kind);
    while (due.length > 0) {
      const task = due[due.length > 1 ? context.choose(due.length) : 0];
      if (task === undefined) throw new RangeError('the engine chose beyond what is due');
      task.event = 'happened';
      wake(task);
      due = due.filter((other) => other !== task);
    }
  }
};

/**
 * One driver turn (`Driver::park_timeout`) on the worker that holds the driver. The parker is out of the core
 * meanwhile, so nobody is notified.
 */
export const driverTurn = (
  runtime: Runtime,
  me: WorkerView,
  state: SchedulerState,
  context: Context<Emitted>,
): void =>
  wakeDue(runtime, state.tasks, context, (task) => wakeQuietly(runtime, me, task, 'runtime', state, context));
