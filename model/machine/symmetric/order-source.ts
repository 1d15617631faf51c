import type { MovingArray } from './moving.ts';
import type { Segment } from './segment.ts';

/** Keys are below this, so that their differences are integers of 32 bits. */
export const keyBits = 30;

/** Bits that the index of an element of `array` takes; the lowest bits of its key. */
export const indexBits = (array: MovingArray): number => 32 - Math.clz32(array.length - 1);

/** Sorts the local variables named: a network, since branches on the outcomes could not be predicted. */
const sorting = (names: readonly string[]): string =>
  names
    .flatMap((_, end) =>
      names.slice(0, names.length - 1 - end).map((one, i) => {
        const other = names[i + 1] ?? one;
        return `d = ${one} - ${other}; d &= d >> 31; e = ${other} + d; ${other} = ${one} - d; ${one} = e;`;
      }),
    )
    .join('\n');

/**
 * Statements that put the members of a free segment into the order of their keys, the least first. `keyOf` is the
 * text of a member's key, the lowest bits of which are its index; `onTie` runs if two keys do not differ but in these.
 */
export const orderFree = (
  array: MovingArray,
  { members }: Segment,
  keyOf: (index: number) => string,
  onTie?: (one: string) => string,
): string => {
  const bits = indexBits(array);
  const names = members.map((index) => `k${index}`);
  const ties = names.slice(1).map((name, i) => {
    const one = names[i] ?? name;
    return `if ((${one} ^ ${name}) < ${2 ** bits}) { ${onTie?.(one) ?? ''} }`;
  });
  return [
    '{',
    'let d = 0, e = 0;',
    ...members.map((index, i) => `let ${names[i]} = ${keyOf(index)};`),
    sorting(names),
    ...(onTie === undefined ? [] : ties),
    ...members.map((index, i) => `order[${array.first + index}] = ${names[i]} & ${2 ** bits - 1};`),
    '}',
  ].join('\n');
};
