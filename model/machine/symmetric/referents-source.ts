import { eachReferent } from './each-referent.ts';
import type { Held, Moving, MovingArray } from './moving.ts';
import { indexBits, keyBits, orderFree } from './order-source.ts';
import { plainKey } from './plain-key.ts';

/** Bits for what a referent is; one more tells whether anything refers to it. */
const room = (array: MovingArray): number => keyBits - indexBits(array) - 1;

/** How many elements a piece can refer to. */
const placesIn = ({ piece }: Held): number => {
  switch (piece.kind) {
    case 'value':
      return 0;
    case 'id':
      return 1;
    case 'short':
      return Math.floor(piece.run.bits / piece.run.width);
    case 'long':
      return piece.capacity;
  }
};

/**
 * The body of a function that puts the elements that hold no references into the order of the places that refer to
 * them, the holders of references being in order. Those to which nothing refers come first, by what they are: where
 * they are alike, they may change places without a trace.
 */
export const referentsSource = (moving: Moving): string => {
  const referents = moving.arrays.filter(({ holds }) => !holds);
  let places = 0;
  const visiting = (held: Held, base: string): string => {
    const target = held.piece.kind === 'value' ? undefined : moving.arrays[held.piece.target ?? -1];
    if (target === undefined || target.holds) return '';
    const number = 2 ** room(target) + places;
    places += placesIn(held);
    return eachReferent(held, base, moving, (id, n) => `place[${id}] = ${number} + ${n};`);
  };
  return [
    'let record = 0;',
    ...referents.flatMap((array) =>
      array.records.map(
        (_, index) => `place[${array.ids + 1 + index}] = ${plainKey(array, index, room(array))};`,
      ),
    ),
    ...moving.fixed.map((held) => visiting(held, '0')),
    ...moving.arrays
      .filter(({ holds }) => holds)
      .flatMap(({ base, stride, first, records }) =>
        records.flatMap((record, index) => [
          `record = ${base} + order[${first + index}] * ${stride};`,
          ...record.map((held) => visiting(held, 'record')),
        ]),
      ),
    ...referents.flatMap((array) =>
      array.segments.map((segment) =>
        orderFree(
          array,
          segment,
          (index) => `place[${array.ids + 1 + index}] << ${indexBits(array)} | ${index}`,
        ),
      ),
    ),
  ].join('\n');
};
