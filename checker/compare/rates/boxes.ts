import type { Instruction, Policy, Program } from '../../../model/index.ts';
import type { AskedByTask } from '../../timing/gives-way.ts';

const has = (instruction: Instruction, ...wanted: readonly string[]): boolean =>
  instruction.does === 'epoch deadline' && instruction.answers.some(({ answer }) => wanted.includes(answer));

const goesOn = (instruction: Instruction): boolean =>
  instruction.does === 'epoch deadline' && !has(instruction, 'Yield', 'YieldCustom');

/** `UpdateDeadline::YieldCustom` holds a boxed future, which does whatever a callback cannot answer; `Yield` does not. */
const isBoxed = (answer: readonly Instruction[], within: Policy['within']): boolean => {
  if (answer.some((instruction) => has(instruction, 'YieldCustom'))) return true;
  return within !== 'wasmtime' && (answer.length > 1 || answer.some(({ does }) => does !== 'epoch deadline'));
};

/** What the task does at each of its epoch deadlines at which it does not merely go on, or end. */
const answersOf = (
  { instructions }: Program,
  asked: AskedByTask[number],
): readonly (readonly Instruction[])[] =>
  asked
    .filter(({ occasion }) => occasion === 'epoch')
    .map(({ at, until }) => instructions.slice(at, until))
    .filter((answer) => !answer.every(goesOn));

/** Futures that an epoch callback has to box, for each epoch deadline at which it yields; undefined where none does. */
export const boxesIn = (
  programs: readonly Program[],
  asked: AskedByTask,
  within?: Policy['within'],
): number | undefined => {
  const answers = programs.flatMap((program, task) => answersOf(program, asked[task] ?? []));
  if (answers.length === 0) return undefined;
  return answers.filter((answer) => isBoxed(answer, within)).length / answers.length;
};
