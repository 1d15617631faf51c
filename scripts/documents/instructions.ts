import type { DeadlineAnswer, Instruction, Program } from '../../model/index.ts';

const answerText = (answer: DeadlineAnswer): string =>
  answer.answer === 'YieldCustom' ? `YieldCustom with ${answer.future}` : answer.answer;

/** One instruction in words. Tasks are numbered from 1, as in reports. */
const instructionText = (instruction: Instruction): string => {
  switch (instruction.does) {
    case 'yield':
      return `yields by ${instruction.how}`;
    case 'wake':
      return `wakes task ${instruction.task + 1}`;
    case 'spawn':
      return `spawns task ${instruction.task + 1}`;
    case 'wait':
      return `waits for a ${instruction.for}`;
    case 'block in place':
      return `block_in_place with ${instruction.runs} (`;
    case 'end block in place':
      return ')';
    case 'join':
      return `awaits task ${instruction.task + 1}`;
    case 'abort':
      return `aborts task ${instruction.task + 1}`;
    case 'compute':
      return instruction.for === undefined ? 'computes' : `computes ${instruction.for}`;
    case 'use resource':
      return 'uses a ready resource';
    case 'epoch deadline':
      return `epoch deadline, answered ${instruction.answers.map(answerText).join(' or ')}`;
    case 'out of fuel':
      return 'is out of fuel';
    case 'component yield':
      return 'yields to the event loop of its component';
    case 'repeat':
      return 'starts over';
  }
};

/** Texts that follow themselves, once, with how often they come. */
const together = (texts: readonly string[]): readonly string[] => {
  const starts = texts.flatMap((text, i) => (texts[i - 1] === text ? [] : [i]));
  return starts.map((start, i) => {
    const times = (starts[i + 1] ?? texts.length) - start;
    return times === 1 ? (texts[start] ?? '') : `${texts[start]} (${times} times)`;
  });
};

/** What a program does, in words, from its first poll until the task completes. */
export const programText = ({ instructions }: Program): string => {
  const told = together(instructions.map((instruction) => instructionText(instruction)));
  const goesOn = instructions.at(-1)?.does === 'repeat';
  return [...told, ...(goesOn ? [] : ['completes'])].join(', ').replaceAll('(, ', '(').replaceAll(', )', ')');
};
