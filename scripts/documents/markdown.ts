const cell = (text: string): string => text.replaceAll('|', '\\|');

/** A table in Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

/** Words as code, with commas between them. */
export const codes = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ');

/** Items with bullets. */
export const bullets = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

/** A link to a section of the same page whose title is `title` as code. */
export const toSection = (title: string): string => `[\`${title}\`](#${title})`;

/** Names of Rust, which are told by their underscores, as code. */
const namesAsCode = (text: string): string => text.replaceAll(/\b\w+_\w+\b/gu, '`$&`');

/** A clause as a sentence: with a full stop, and a capital unless it begins with a name of Rust. */
export const sentence = (clause: string): string => {
  const text = namesAsCode(clause);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};
