import type { Limits } from '../../../traces/index.ts';
import { atLeast, wholeNumber } from './whole-number.ts';

/** The limits themselves. Throws a `QuestionError` (`ASK005`) if one that is counted is not a whole number from 1 on. */
export const limitsGiven = (limits: Limits): Limits => {
  for (const name of ['states', 'depth'] as const)
    if (limits[name] !== undefined) wholeNumber(name, limits[name], atLeast(1));
  return limits;
};
