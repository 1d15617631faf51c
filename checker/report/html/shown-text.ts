import { visible } from '../text/visible.ts';

/** More of a name than anybody reads; a recording may have names of a megabyte. */
const longest = 400;

/** The first `most` units of `text`, without half a character at the end. */
const beginning = (text: string, most: number): string => text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');

/** `text` as a page may show it: on one line, not too long, and with what would hide or reorder it written out. */
export const shownText = (text: string, most = longest): string =>
  visible(text.length <= most ? text : `${beginning(text, most)}… (${text.length} characters)`);

/**
 * A value of plain data, as a page may show it: each string in it, wherever it is. The names of fields must be our own,
 * and what is undefined is left out.
 */
export const shownData = <T>(value: T): T => {
  const shown: T = JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === 'string' ? shownText(part) : part,
  );
  return shown;
};
