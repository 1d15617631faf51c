import type { Instruction, Program } from '../../../model/index.ts';
import { workloadRanges } from '../../workload/ranges.ts';
import { QuestionError } from '../../own/question-error.ts';

const { most } = workloadRanges.tasks;

const isTask = (task: number, count: number): boolean => Number.isInteger(task) && task >= 0 && task < count;

const refuse = (problem: string, advice: string): never => {
  throw new QuestionError('ASK006', problem, advice);
};

const namedBy = (instruction: Instruction): number | undefined =>
  'task' in instruction ? instruction.task : undefined;

/**
 * The programs themselves. Throws a `QuestionError` (`ASK006`) when there are none or too many, or one names a task that
 * there is not: programs name tasks by their index, from 0.
 */
export const requirePossible = (programs: readonly Program[]): readonly Program[] => {
  if (programs.length === 0 || programs.length > most)
    refuse(`there are ${programs.length} programs`, `Give 1 to ${most}, one for each task.`);
  for (const { role, instructions } of programs)
    for (const [position, instruction] of instructions.entries()) {
      const task = namedBy(instruction);
      if (task !== undefined && !isTask(task, programs.length))
        refuse(
          `instruction ${position} of the program '${role}' is to ${instruction.does} task ${task}, which there is not`,
          `Programs name tasks by their index among the programs, from 0 to ${programs.length - 1}.`,
        );
    }
  return programs;
};
