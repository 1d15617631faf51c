/** Control and format characters, halves of surrogate pairs, separators of lines, and what is no character. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{NChar}]/gu;

/**
 * `text` on one line, with what a terminal would obey or hide written as `\u{1b}`. Names of files and strings of
 * traces come from anywhere, and must not be able to change what a reader sees.
 */
export const visible = (text: string): string =>
  text.replaceAll(unseen, (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`);

/** The same for a text of several lines. */
export const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n');

const unit = (code: number): string => String.raw`\u` + code.toString(16).padStart(4, '0');

/**
 * The same for a JSON document, which stays the same document: such characters stand in strings only. There is no `##[`
 * either, which begins a command to GitHub's runners wherever it stands in a line.
 */
export const visibleJson = (text: string): string =>
  text
    .replaceAll(unseen, (character) =>
      character === '\n'
        ? character
        : Array.from({ length: character.length }, (_, i) => unit(character.charCodeAt(i))).join(''),
    )
    .replaceAll('##[', String.raw`##\u005b`);

/** Whether `visible` would change `text`. */
export const isVisible = (text: string): boolean => text.search(unseen) === -1;
