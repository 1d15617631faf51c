import { impossibleIn, type Program } from '../../model/index.ts';
import { faultOfInstruction } from './instruction-faults.ts';
import { QuestionError } from './question-error.ts';

const mostTasks = 64;

const refuse = (problem: string, advice: string): never => {
  throw new QuestionError('ASK012', problem, advice);
};

const requireInstruction = (role: string, index: number, given: unknown, tasks: number): void => {
  const fault = faultOfInstruction(given);
  const what = `instruction ${index} of the program '${role}'`;
  if (fault !== undefined)
    refuse(`${what} ${fault}`, 'Tasks are named by their index among the programs, from 0.');
  if (typeof given === 'object' && given !== null && 'task' in given && Number(given.task) >= tasks)
    refuse(
      `${what} names task ${Number(given.task)}, which there is not`,
      `Name one from 0 to ${tasks - 1}.`,
    );
};

/** The programs that somebody's own function made, if they can be run. Throws a `QuestionError` (`ASK012`) otherwise. */
export const requirePrograms = (programs: readonly Program[]): readonly Program[] => {
  if (!Array.isArray(programs) || programs.length === 0 || programs.length > mostTasks)
    refuse('it makes no list of programs', `Return 1 to ${mostTasks} of them, one for each task.`);
  for (const { role, instructions } of programs) {
    if (typeof role !== 'string' || !Array.isArray(instructions))
      refuse(
        'a program has no role or no instructions',
        'Write { role, instructions: [...] } for each task.',
      );
    for (const [index, instruction] of instructions.entries())
      requireInstruction(role, index, instruction, programs.length);
  }
  const [fault] = impossibleIn(programs);
  if (fault !== undefined) refuse(fault, 'Change what it does.');
  return programs;
};
