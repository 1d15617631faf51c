import type { Judgement } from '../../../check/judge.ts';
import { outcomeWord } from '../../text/outcome-word.ts';
import { palette } from '../../text/palette.ts';
import { wrap } from '../../text/wrap.ts';
import type { Look } from '../finding/look.ts';

/** More grounds than these are counted: a limit may be one for each scenario. */
const mostTold = 3;

const inBrief = (grounds: Judgement['grounds']): string => {
  const told = grounds.slice(0, mostTold).map(({ because }) => because);
  const more = grounds.length - told.length;
  return [...told, ...(more === 0 ? [] : [`${more} more of the kind`])].join('; ');
};

/** What the shell is told, and why. */
export const endingLines = (
  { code, grounds }: Judgement,
  { width, colours }: Pick<Look, 'width' | 'colours'>,
): readonly string[] => {
  const indent = outcomeWord(code, palette(false)).length + 2;
  const [first = '', ...more] = wrap(`${inBrief(grounds)} (exit ${code}).`, width - indent);
  return [`${outcomeWord(code, colours)}  ${first}`, ...more.map((line) => `${' '.repeat(indent)}${line}`)];
};
