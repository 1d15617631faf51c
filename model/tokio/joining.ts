import type { Context } from '../machine/machine.ts';
import type { Records } from '../machine/view.ts';
import type { Program } from '../workloads/program.ts';
import type { Runtime } from './config.ts';
import { taskNumber, type Emitted } from './event.ts';
import type { TaskView } from './state.ts';
import { instructionOf } from './wait.ts';

const joins = ({ instructions }: Program, task: number): boolean =>
  instructions.some((instruction) => instruction.does === 'join' && instruction.task === task);

/** The task that holds the JoinHandle of `task`; -1 if none does. */
export const joinerOf = ({ programs }: Pick<Runtime, 'programs'>, task: number): number =>
  programs.findIndex((program) => joins(program, task));

/** Whether another task awaits `task` and has left its waker there (the JOIN_WAKER bit). */
export const joinWakerIsSet = (
  runtime: Pick<Runtime, 'programs'>,
  task: number,
  { tasks }: { readonly tasks: Records<Pick<TaskView, 'index' | 'step' | 'event'>> },
): boolean => {
  for (let i = 0; i < tasks.length; i++) {
    const other = tasks.get(i);
    if (other.event !== 'registered') continue;
    const instruction = instructionOf(runtime, other);
    if (instruction?.does === 'join' && instruction.task === task) return true;
  }
  return false;
};

/** `JoinHandle::poll` by `task`: whether `joined` is complete. If not, the waker of `task` is left with it. */
export const pollJoinHandle = (task: Pick<TaskView, 'event'>, joined: Pick<TaskView, 'state'>): boolean => {
  const ready = joined.state === 'complete';
  task.event = ready ? 'none' : 'registered';
  return ready;
};

/** Tells that a task waits in the JoinHandle of `joined`, which nobody has before that is spawned. */
export const tellOfJoin = (
  joined: Pick<TaskView, 'index' | 'state'>,
  waiting: { readonly w: number | null; readonly task: number },
  context: Pick<Context<Emitted>, 'emit'>,
): void => {
  if (joined.state !== 'unborn') context.emit({ ...waiting, e: 'join', of: taskNumber(joined.index) });
};
