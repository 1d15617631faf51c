import { colourSource } from './colour-source.ts';
import type { Moving, MovingArray } from './moving.ts';
import { indexBits, keyBits, orderFree } from './order-source.ts';
import { plainKey } from './plain-key.ts';

const holders = ({ arrays }: Moving): readonly MovingArray[] => arrays.filter(({ holds }) => holds);

/** Statements that order every segment of the holders. A ring's keys are those in `key`. */
const ordering = (
  moving: Moving,
  keyOf: (array: MovingArray, index: number) => string,
  onTie: (array: MovingArray, one: string) => string,
): readonly string[] =>
  holders(moving).flatMap((array) =>
    array.segments.map((segment) =>
      segment.kind === 'ring'
        ? `if (turn(order, key, ${array.first}, ${array.length}, ${indexBits(array)})) tied = true;`
        : orderFree(
            array,
            segment,
            (index) => keyOf(array, index),
            (one) => onTie(array, one),
          ),
    ),
  );

const selfKey = (array: MovingArray, index: number): string => {
  const bits = indexBits(array);
  return `${plainKey(array, index, keyBits - bits)} << ${bits} | ${index}`;
};

/**
 * The body of a function that puts the holders of references into an order by what they hold that refers to nothing,
 * and says whether that leaves a tie.
 */
export const firstOrderSource = (moving: Moving): string => {
  const rings = holders(moving).filter(({ segments }) => segments.some(({ kind }) => kind === 'ring'));
  return [
    'let tied = false;',
    ...rings.flatMap((array) =>
      array.records.map((_, index) => `key[${array.first + index}] = ${selfKey(array, index)};`),
    ),
    ...ordering(moving, selfKey, () => 'return true;'),
    'return tied;',
  ].join('\n');
};

/** The bit of a key, above the index, that says that nothing refers to the element, nor it to anything. */
const aloneBit = (array: MovingArray): number => 2 ** indexBits(array);

const fullKey = (array: MovingArray, index: number): string => {
  const id = array.ids + 1 + index;
  const hash = `mix(colour[${id}] + total | 0) >>> ${32 - keyBits}`;
  return [
    `total = outward[${array.first + index}] + inward[${id}] | 0;`,
    `key[${array.first + index}] = (${hash}) & ${-2 * aloneBit(array)} | (total === 0 ? ${aloneBit(array)} : 0) | ${index};`,
  ].join(' ');
};

/**
 * The body of a function that puts the holders of references into an order by all they hold and by who refers to
 * them, and says whether that leaves a tie between any that are not alone. Those that are and are alike may change
 * places without a trace.
 */
export const fullOrderSource = (moving: Moving): string =>
  [
    'let total = 0, tied = false;',
    colourSource(moving),
    ...holders(moving).flatMap((array) => array.records.map((_, index) => fullKey(array, index))),
    ...ordering(
      moving,
      (array, index) => `key[${array.first + index}]`,
      (array, one) => `if ((${one} & ${aloneBit(array)}) === 0) tied = true;`,
    ),
    'return tied;',
  ].join('\n');
