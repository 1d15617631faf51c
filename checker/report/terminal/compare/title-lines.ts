import type { Likeness } from '../../../compare/behaviour.ts';
import type { Comparison } from '../../../compare/comparison.ts';
import { headlineOf, likenessOfAll } from '../../../compare/headline.ts';
import { visible } from '../../text/visible.ts';
import { wrap } from '../../text/wrap.ts';
import type { Look } from '../finding/look.ts';

const wordFor: Readonly<Record<Likeness, string>> = {
  equal: 'EQUAL',
  different: 'DIFFERENT',
  undecided: 'UNDECIDED',
};

/** What came of a comparison, in a word and a sentence or two. */
export const titleLines = (
  comparison: Comparison,
  { width, colours }: Pick<Look, 'width' | 'colours'>,
): readonly string[] => {
  const likeness = likenessOfAll(comparison);
  const paint = { equal: colours.good, different: colours.strong, undecided: colours.doubtful }[likeness];
  const word = wordFor[likeness];
  const [first = '', ...more] = wrap(visible(headlineOf(comparison)), width - word.length - 2);
  return [`${paint(word)}  ${first}`, ...more.map((line) => `${' '.repeat(word.length + 2)}${line}`)];
};
