import { visible } from '../text/visible.ts';

/** What means something in Markdown or HTML, wherever it stands. */
const signs = /[\\`*_{}[\]()#+\-!|<>&~:"'=^$]/gu;

const reference = (character: string): string => `&#${character.codePointAt(0) ?? 0};`;

/** Ends the word, so that no service takes it for the name of a person, an issue or a site. */
const nothing = '<!-- -->';

/**
 * A text within a line of Markdown, in which nothing is markup, a link, a mention or a reference, whichever service renders it.
 */
export const inline = (text: string): string =>
  visible(text)
    .replaceAll(signs, reference)
    .replaceAll('@', `@${nothing}`)
    .replaceAll(/&#35;(?=\d)/gu, `&#35;${nothing}`)
    .replaceAll(/www\./giu, (word) => `${word.slice(0, -1)}&#46;`)
    // At the beginning of a line a number and a dot are a list.
    .replace(/^(\s*\d+)\./u, '$1&#46;');

const longestRun = (text: string): number =>
  Math.max(0, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));

/** Lines as they stand, between fences longer than any run of backticks in them. */
export const fenced = (lines: readonly string[]): string => {
  const text = lines.map(visible).join('\n');
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}text\n${text}\n${fence}`;
};
