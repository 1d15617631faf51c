import type { MovingArray } from './moving.ts';

/**
 * Text of what a record holds within single words that refers to nothing that moves, as a number below 2 to the
 * `room`: as it is if there is room for it, else its hash.
 */
export const plainKey = (array: MovingArray, index: number, room: number): string => {
  const base = array.base + index * array.stride;
  const values = (array.records[index] ?? []).flatMap(({ piece, cell }) =>
    piece.kind === 'value' ? [{ text: `cells[${base + cell}]`, bits: piece.bits.bits }] : [],
  );
  if (values.length === 0) return '0';
  if (values.reduce((sum, { bits }) => sum + bits, 0) > room)
    return `(${values.reduce((hash, { text }) => `mix(${hash} ^ ${text})`, '1')} >>> ${32 - room})`;
  let shift = 0;
  const terms = values.map(({ text, bits }) => {
    const term = `${text} << ${shift}`;
    shift += bits;
    return term;
  });
  return `(${terms.join(' | ')})`;
};
