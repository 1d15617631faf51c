const cell = (text: string): string => text.replaceAll('|', '\\|');

/** A table in Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

/** Words as code, with commas between them. */
export const codes = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ');
