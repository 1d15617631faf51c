import type { RowLayout } from './row-layout.ts';

/** The row in which every field has the value it starts with. */
export const blankRow = ({ words, runs }: RowLayout): Int32Array => {
  const row = new Int32Array(words);
  for (const run of runs.values())
    if (run.kind === 'short') row[run.word] = (row[run.word] ?? 0) | (1 << run.shift);
  return row;
};
