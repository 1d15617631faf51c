import { QuestionError } from '../../own/question-error.ts';

/** The least and the most that a number may be, both included. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** The number itself. Throws a `QuestionError` (`ASK005`) if it is not whole, or not in the range. */
export const wholeNumber = (name: string, given: number, { least, most }: Range): number => {
  if (Number.isSafeInteger(given) && given >= least && given <= most) return given;
  const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
  throw new QuestionError(
    'ASK005',
    `${name} is ${String(given)}`,
    `Give a whole number ${range}, or leave it out for the default.`,
  );
};

/** The range of numbers that have no most. */
export const atLeast = (least: number): Range => ({ least, most: Number.MAX_SAFE_INTEGER });
