import type { Results } from '../../results/results.ts';
import type { ResultsReporter } from '../results-reporter.ts';
import { count } from '../text/words.ts';
import { sectionsOf } from './sections.ts';

const ends = '\n\n';

const cut = (rest: number): string =>
  `${count(rest, 'more section')} did not fit here; \`--reporter markdown=FILE\` writes everything to a file.\n`;

/** Results as Markdown of at most so many bytes: whole sections, and how many of them there was no room for. */
export const markdownWithin = (results: Results, mostBytes: number): string => {
  const sections = sectionsOf(results);
  // Room for the note is kept from the beginning.
  let room = mostBytes - Buffer.byteLength(cut(sections.length));
  let text = '';
  for (const [index, section] of sections.entries()) {
    const piece = `${section}${ends}`;
    room -= Buffer.byteLength(piece);
    if (room < 0) return `${text}${cut(sections.length - index)}`;
    text += piece;
  }
  return text;
};

/** Results as Markdown: the verdict, a table of all questions, and each finding folded away under its headline. */
export const markdownReport: ResultsReporter = (output, results) => {
  for (const section of sectionsOf(results)) output.write(`${section}${ends}`);
};
