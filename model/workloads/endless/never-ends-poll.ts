import type { Instruction, Program } from '../program.ts';

/** Whether a poll may end with it, whatever the scheduler does. */
const mayEndPoll = (instruction: Instruction): boolean => {
  switch (instruction.does) {
    case 'yield':
    case 'wait':
    case 'use resource':
    case 'out of fuel':
    case 'component yield':
    case 'join':
      return true;
    case 'epoch deadline':
      return instruction.answers.some(({ answer }) => answer !== 'Continue');
    case 'wake':
    case 'spawn':
    case 'abort':
    case 'compute':
    case 'block in place':
    case 'end block in place':
    case 'repeat':
      return false;
  }
};

/** Whether a task that runs this program comes to a poll that has no end: it goes round without ever giving way. */
export const neverEndsPoll = ({ instructions }: Program): boolean => {
  const last = instructions.findIndex(({ does }) => does === 'repeat');
  const repeat = instructions[last];
  if (repeat?.does !== 'repeat') return false;
  return !instructions.slice(repeat.from ?? 0, last).some(mayEndPoll);
};
