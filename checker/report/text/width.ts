import { eastAsianWidth } from 'get-east-asian-width';

const isPlain = /^[\u{20}-\u{7e}]*$/u;
/** Written onto the character before: accents, variation selectors, and the later parts of a Hangul syllable. */
const isWrittenOver = /^[\p{Mn}\p{Me}\u{1160}-\u{11ff}]$/u;
/** Asks for the picture of a character that also has a narrow form. */
const asPicture = '\u{fe0f}';

/** Columns that one more character adds to a line. */
const added = (character: string, before: number): number => {
  if (character === asPicture) return before === 1 ? 1 : 0;
  return isWrittenOver.test(character) ? 0 : eastAsianWidth(character.codePointAt(0) ?? 0);
};

/** Number of columns that `text` takes on a terminal. It must hold nothing that `visible` would change. */
export const columnsOf = (text: string): number => {
  if (isPlain.test(text)) return text.length;
  let columns = 0;
  let last = 0;
  for (const character of text) {
    last = added(character, last);
    columns += last;
  }
  return columns;
};

/** Length of the longest part of `text`, from its beginning, that takes at most `width` columns, in code units. */
const reach = (text: string, width: number): number => {
  let columns = 0;
  let last = 0;
  let length = 0;
  for (const character of text) {
    last = added(character, last);
    columns += last;
    if (columns > width) return length;
    length += character.length;
  }
  return length;
};

/** `text` in pieces of at most `width` columns; a character that is wider has a piece of its own. Never empty. */
export const pieces = (text: string, width: number): readonly string[] => {
  if (text.length <= width && isPlain.test(text)) return [text];
  const cut: string[] = [];
  let piece = '';
  let columns = 0;
  let last = 0;
  for (const character of text) {
    last = added(character, last);
    if (columns + last > width && piece !== '') {
      cut.push(piece);
      piece = '';
      columns = 0;
    }
    piece += character;
    columns += last;
  }
  return [...cut, piece];
};

/** `text`, or as much of it as leaves room for `ellipsis` in `width` columns. */
export const clipped = (text: string, width: number, ellipsis: string): string =>
  columnsOf(text) <= width
    ? text
    : `${text.slice(0, reach(text, Math.max(0, width - columnsOf(ellipsis))))}${columnsOf(ellipsis) <= width ? ellipsis : ''}`;

/** `text` with blanks after it up to `width` columns. */
export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - columnsOf(text)));

/** `text` with blanks before it up to `width` columns. */
export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - columnsOf(text))) + text;
