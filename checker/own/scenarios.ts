import { impossibleIn } from '../../model/index.ts';
import type { Program, Scenario } from '../../model/index.ts';
import { faultOfInstruction } from './instruction-faults.ts';
import { inOwnFile, load } from './load.ts';
import { onlyExport, requirePlainPath } from './own-file.ts';
import { QuestionError } from './question-error.ts';

const mostTasks = 64;

const isScenario = (given: unknown): given is Scenario =>
  typeof given === 'object' &&
  given !== null &&
  'programs' in given &&
  typeof given.programs === 'function' &&
  'size' in given;

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

const requirePrograms = (programs: readonly Program[]): readonly Program[] => {
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

const known = new Map<string, Scenario>();

/** The scenario that a file exports, named by the file. Throws a `QuestionError` (`ASK015` when it exports none). */
export const scenarioIn = (file: string): Scenario => {
  const before = known.get(file);
  if (before !== undefined) return before;
  requirePlainPath(file);
  const exported = onlyExport(load(file));
  if (!isScenario(exported))
    throw new QuestionError(
      'ASK015',
      `${file}: exports no scenario`,
      "Write: export default defineScenario({ name: 'mine', summary: '...', programs: (size) => [...] });",
    );
  const scenario: Scenario = {
    ...exported,
    name: file,
    programs: (size) => inOwnFile(file, () => requirePrograms(exported.programs(size))),
  };
  known.set(file, scenario);
  return scenario;
};
