import { eachReferent } from './each-referent.ts';
import type { Held, Moving, MovingArray } from './moving.ts';
import { plainKey } from './plain-key.ts';

/** An odd number for each way to refer and each segment, spread over all bits. */
const factor = (way: number): number => Math.imul(2 * way + 1, 0x9e3779b1) | 1;
/** Between the factors of a way's positions. */
const stride = 0x3c6ef373;
/** More than there are segments and elements of an array, or ways to refer. */
const apart = 0x10000;

/**
 * What an element is, with what refers to it already: its segment, since members of different ones are never alike,
 * and what it holds.
 */
const selfColour = (array: MovingArray, kind: number, index: number): string => {
  const id = array.ids + 1 + index;
  const colour = `colour[${id}]`;
  const segment = array.segments.findIndex(({ members }) => members.includes(index));
  const seed = factor(apart * (kind + 1) + (segment < 0 ? array.segments.length + index : segment));
  const sequences = (array.records[index] ?? []).flatMap(({ piece, cell }) => {
    if (piece.kind !== 'long' || piece.target !== undefined) return [];
    const at = array.base + index * array.stride + cell;
    return [`for (let n = 0; n <= cells[${at}]; n++) ${colour} = mix(${colour} ^ cells[${at} + n]);`];
  });
  return [
    `${colour} = mix((${plainKey(array, index, 31)} ^ ${seed}) + inward[${id}] | 0);`,
    ...sequences,
  ].join(' ');
};

/** Statements that add to `inward` of an element a hash of each place outside the arrays that refers to it. */
const fromFixed = (held: Held, way: number, moving: Moving): string =>
  eachReferent(
    held,
    '0',
    moving,
    (id, n) => `inward[${id}] = inward[${id}] + Math.imul(${factor(way)} + ${n}, ${stride}) | 0;`,
  );

/** Statements that add to `sum` what a piece of a record refers to, and to `inward` of holders that they are. */
const outward = (held: Held, me: string, base: number, way: number, moving: Moving): string => {
  const { piece } = held;
  if (piece.kind === 'value' || piece.target === undefined) return '';
  const [there, back] = [factor(way), factor(way + apart / 2)];
  const reply = (id: string, n: string): string =>
    moving.arrays[piece.target ?? -1]?.holds === true
      ? `inward[${id}] = inward[${id}] + mix(${me} ^ ${back} + ${n}) | 0;`
      : '';
  if (piece.kind === 'id')
    return eachReferent(
      held,
      String(base),
      moving,
      (id, n) => `sum = sum + Math.imul(colour[${id}], ${there}) | 0; ${reply(id, n)}`,
    );
  const chain = eachReferent(
    held,
    String(base),
    moving,
    (id, n) => `chain = Math.imul(chain + colour[${id}], ${there}) | 0; ${reply(id, n)}`,
  );
  return `chain = 0; ${chain} sum = sum + mix(chain) | 0;`;
};

/**
 * Statements that hash what elements are and how they refer to each other, so that elements which a renaming could
 * exchange have the same hashes. `colour` gets, by id cell, what an element is and where it is referred to from
 * outside the arrays; `inward` the latter, and for a holder of references what other holders refer to it; `outward`,
 * by element, what a holder refers to. Where there are no references, `inward` and `outward` are 0.
 */
export const colourSource = (moving: Moving): string => {
  const { arrays, fixed } = moving;
  const ids = arrays.flatMap((array) => array.records.map((_, index) => array.ids + 1 + index));
  const nones = arrays.map((array) => `colour[${array.ids}] = 0;`);
  return [
    'let sum = 0, chain = 0;',
    ...ids.map((id) => `inward[${id}] = 0;`),
    ...fixed.map((held, way) => fromFixed(held, way, moving)),
    ...arrays.flatMap((array, kind) => array.records.map((_, index) => selfColour(array, kind, index))),
    ...nones,
    ...arrays
      .filter(({ holds }) => holds)
      .flatMap(({ ids: none, first, base, stride: cells, records }, kind) =>
        records.flatMap((record, index) => [
          'sum = 0;',
          ...record.map((held, field) =>
            outward(
              held,
              `colour[${none + 1 + index}]`,
              base + index * cells,
              fixed.length + kind * 256 + field,
              moving,
            ),
          ),
          `outward[${first + index}] = sum;`,
        ]),
      ),
  ].join('\n');
};
