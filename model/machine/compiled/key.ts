import type { Bits, RowLayout } from './row-layout.ts';

const read = (row: Int32Array, { word, shift, bits }: Bits): number =>
  ((row[word] ?? 0) >>> shift) & (2 ** bits - 1);

/** The key that the interpreter gives the state in `row`: its scalars, then each sequence after its length. */
export const keyOf = ({ scalars, runs }: RowLayout, row: Int32Array): string => {
  const codes = Array.from(scalars)
    .toSorted(([one], [other]) => one - other)
    .map(([, place]) => read(row, place));
  for (const [, run] of Array.from(runs).toSorted(([one], [other]) => one - other)) {
    const elements: number[] = [];
    if (run.kind === 'short') {
      for (let rest = read(row, run); rest > 1; rest >>>= run.width)
        elements.push(rest & (2 ** run.width - 1));
    } else {
      const length = read(row, run.length);
      for (let i = 0; i < length; i++) {
        const within = i % run.perWord;
        const word = run.word + (i - within) / run.perWord;
        elements.push(read(row, { word, shift: within * run.width, bits: run.width }));
      }
    }
    codes.push(elements.length, ...elements);
  }
  let key = '';
  for (const code of codes) key += String.fromCharCode(code);
  return key;
};
