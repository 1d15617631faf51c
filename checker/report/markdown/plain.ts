import { shortened } from '../text/shortened.ts';
import { visible } from '../text/visible.ts';
import { inline } from './escape.ts';

/** Words in which nothing is markup, wherever they stand in a cell or a paragraph. */
const harmless = /^[\p{L}\d][\w\p{L} ,.:;()'/%+=-]*$/u;
const suspicious = /^\d+[.)]\s|(?<!\w)_|_(?!\w)|(?<!\w)[+=]|[+=](?!\w)|www\.|:\/\//iu;

const mostInText = 1000;

/** A text within a line: as it stands where it can, so that who pastes it can read and change it, and escaped otherwise. */
export const plain = (text: string): string =>
  text.length <= mostInText && harmless.test(text) && !suspicious.test(text)
    ? text
    : inline(shortened(text, mostInText));

const mostInName = 160;

/** A name as code, in which nothing is markup. A bar would end the cell of a table, and a backtick the code. */
export const code = (text: string): string =>
  text === ''
    ? ''
    : `\`${visible(shortened(text, mostInName))
        .replaceAll('`', "'")
        .replaceAll('|', String.raw`\|`)}\``;

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** A table; cells are Markdown already. */
export const tableOf = (
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: readonly number[] = [],
): readonly string[] => {
  return [
    line(heads),
    line(heads.map((_, column) => (numbers.includes(column) ? '---:' : '---'))),
    ...rows.map(line),
  ];
};

/** Lines that are shown when somebody opens them. */
export const folded = (summary: string, lines: readonly string[]): readonly string[] => [
  '<details>',
  `<summary>${summary}</summary>`,
  '',
  ...lines,
  '',
  '</details>',
];
