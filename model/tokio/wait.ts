import type { Instruction } from '../workloads/program.ts';
import type { Runtime } from './config.ts';
import type { TaskView } from './state.ts';

/** The next instruction of the task; undefined when it is done. */
export const instructionOf = (runtime: Runtime, task: TaskView): Instruction | undefined =>
  runtime.programs[task.index]?.instructions[task.step];

/** What the task waits for, if its next instruction is a wait. */
export const waitOf = (
  runtime: Runtime,
  task: TaskView,
): (Instruction & { does: 'wait' })['for'] | undefined => {
  const instruction = instructionOf(runtime, task);
  return instruction?.does === 'wait' ? instruction.for : undefined;
};
