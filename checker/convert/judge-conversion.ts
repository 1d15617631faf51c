import type { Judgement } from '../check/judge.ts';
import { exitCode } from '../exit-code.ts';
import type { ConvertOutcome } from './outcome.ts';

/** What a conversion means for the exit code. That something was left out is no failure: it is told. */
export const judgeConversion = ({ kind }: ConvertOutcome): Judgement => {
  switch (kind) {
    case 'converted':
      return { code: exitCode.ok, grounds: [] };
    case 'unreadable':
      return {
        code: exitCode.input,
        grounds: [{ code: exitCode.input, because: 'a file could not be read' }],
      };
    case 'stopped':
      return {
        code: exitCode.inconclusive,
        grounds: [{ code: exitCode.inconclusive, because: 'it was stopped' }],
      };
  }
};
