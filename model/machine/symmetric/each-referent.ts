import type { Held, Moving } from './moving.ts';

/**
 * Text that runs what `each` gives for every moving element that the piece refers to, in order. `each` is given the
 * text of the element's entry by id cells, which is that of none where an id refers to nothing, and of its position.
 * `base` is the text of the first cell of the record.
 */
export const eachReferent = (
  { piece, cell }: Held,
  base: string,
  { arrays }: Moving,
  each: (id: string, position: string) => string,
): string => {
  if (piece.kind === 'value' || piece.target === undefined) return '';
  const ids = arrays[piece.target]?.ids ?? 0;
  const at = `cells[${base} + ${cell}]`;
  switch (piece.kind) {
    case 'id':
      return `{ const id = ${ids} + ${at}; ${each('id', '0')} }`;
    case 'short': {
      const { width } = piece.run;
      const element = `rest & ${2 ** width - 1}`;
      return `for (let rest = ${at}, n = 0; rest !== 1; rest >>>= ${width}, n++) { const id = ${ids + 1} + (${element}); ${each('id', 'n')} }`;
    }
    case 'long': {
      const element = `cells[${base} + ${cell + 1} + n]`;
      return `for (let n = 0; n < ${at}; n++) { const id = ${ids + 1} + ${element}; ${each('id', 'n')} }`;
    }
  }
};
