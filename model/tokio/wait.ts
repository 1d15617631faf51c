import type { Context } from '../machine/machine.ts';
import type { Instruction } from '../workloads/program.ts';
import type { Runtime } from './config.ts';
import type { TaskView } from './state.ts';

/** The next instruction of the task; undefined when it is done. */
export const instructionOf = (
  runtime: Pick<Runtime, 'programs'>,
  task: Pick<TaskView, 'index' | 'step'>,
): Instruction | undefined => runtime.programs[task.index]?.instructions[task.step];

/** What the task waits for, if its next instruction is a wait. */
export const waitOf = (
  runtime: Pick<Runtime, 'programs'>,
  task: Pick<TaskView, 'index' | 'step'>,
): (Instruction & { does: 'wait' })['for'] | undefined => {
  const instruction = instructionOf(runtime, task);
  return instruction?.does === 'wait' ? instruction.for : undefined;
};

/** Whether a thread that is none of the scheduler's wakes the task. */
export const isWokenOutside = (
  runtime: Pick<Runtime, 'programs'>,
  task: Pick<TaskView, 'index' | 'step'>,
): boolean => {
  const waited = waitOf(runtime, task);
  return waited === 'foreign wake' || waited === 'blocking pool';
};

/**
 * The task begins to wait, unless it waits already. Answers whether it need not: a thread of the blocking pool has done what
 * it was sent before its JoinHandle is polled, and calls no waker.
 */
export const beginsToWait = (
  task: Pick<TaskView, 'event'>,
  wait: (Instruction & { does: 'wait' })['for'],
  context: Pick<Context<unknown>, 'choose'>,
): 'done already' | 'waits' => {
  if (wait === 'wake' || task.event !== 'none') return 'waits';
  if (wait === 'blocking pool' && context.choose(2) === 1) return 'done already';
  task.event = 'registered';
  return 'waits';
};

/** Whether what the task waits for has happened; if so, that is used up. */
export const takesWhatItWaitsFor = (
  task: Pick<TaskView, 'permit' | 'event'>,
  wait: (Instruction & { does: 'wait' })['for'],
): boolean => {
  const happened = wait === 'wake' ? task.permit : task.event === 'happened';
  if (!happened) return false;
  if (wait === 'wake') task.permit = false;
  else task.event = 'none';
  return true;
};
