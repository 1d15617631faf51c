import type { Bits, LongRun } from '../compiled/row-layout.ts';

const lengthIn = (row: Int32Array, from: number, { word, shift, bits }: Bits): number =>
  ((row[from + word] ?? 0) >>> shift) & (2 ** bits - 1);

/** Copies a sequence from the row at `from` to `cells`: its length to `cell`, its elements after it. */
export const unpack = (
  rows: Int32Array,
  from: number,
  run: LongRun,
  cells: Int32Array,
  cell: number,
): void => {
  const { perWord, width, word } = run;
  const length = lengthIn(rows, from, run.length);
  cells[cell] = length;
  for (let i = 0; i < length; i++) {
    const within = i % perWord;
    const elements = rows[from + word + (i - within) / perWord] ?? 0;
    cells[cell + 1 + i] = (elements >>> (within * width)) & (2 ** width - 1);
  }
};

/**
 * Copies the elements of a sequence from `cells` to the row at `from`: the element that was number i comes as
 * `to[ids + i]` less 1, or as it is where `ids` is negative. The length the caller writes.
 */
export const pack = (
  rows: Int32Array,
  from: number,
  { perWord, width, word }: LongRun,
  capacity: number,
  cells: Int32Array,
  cell: number,
  to: Int32Array,
  ids: number,
): void => {
  const length = cells[cell] ?? 0;
  for (let first = 0; first < capacity; first += perWord) {
    let elements = 0;
    const end = Math.min(length, first + perWord);
    for (let i = first; i < end; i++) {
      const element = cells[cell + 1 + i] ?? 0;
      elements |= (ids < 0 ? element : (to[ids + element] ?? 1) - 1) << ((i - first) * width);
    }
    rows[from + word + first / perWord] = elements;
  }
};
