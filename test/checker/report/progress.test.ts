import { expect, test } from 'vitest';
import type { Output } from '../../../checker/report/output.ts';
import { progressOn } from '../../../checker/report/text/progress.ts';

/** A terminal of 12 columns, and all that is written to it. */
const terminal = (): { readonly output: Output; readonly said: string[] } => {
  const said: string[] = [];
  const write = (text: string): void => void said.push(text);
  return { output: { write, columns: 12, colour: false, isTerminal: true, closed: false }, said };
};

test.each([
  ['checking a long name', 'checking a '],
  // Characters of two columns: a line that breaks is not cleared as a whole.
  ['読む 記録記録記録', '読む 記録記'],
  ['a\u{1b}[2Jb', String.raw`a\u{1b}[2Jb`],
])('%j stays on one line, and is cleared', (line, shown) => {
  const { output, said } = terminal();
  const progress = progressOn(output, () => 0);
  progress.announce(line);
  progress.clear();
  progress.clear();
  expect(said).toEqual([`\r\u{1b}[2K${shown}`, '\r\u{1b}[2K']);
});
