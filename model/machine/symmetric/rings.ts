/** The key of the element of a ring that is `after` places after the one at `start`, without its index. */
const keyAt = (
  key: Int32Array,
  first: number,
  length: number,
  indexBits: number,
  start: number,
  after: number,
): number => (key[first + ((start + after) % length)] ?? 0) >>> indexBits;

/** How the ring's keys read from `one` compare with those read from `other`: negative if they come first, 0 if equal. */
export const compareTurns = (
  key: Int32Array,
  first: number,
  length: number,
  indexBits: number,
  one: number,
  other: number,
): number => {
  for (let after = 0; after < length; after++) {
    const difference =
      keyAt(key, first, length, indexBits, one, after) - keyAt(key, first, length, indexBits, other, after);
    if (difference !== 0) return difference;
  }
  return 0;
};

/** Lets the ring begin at `start`. */
export const beginAt = (order: Int32Array, first: number, length: number, start: number): void => {
  for (let i = 0; i < length; i++) order[first + i] = (start + i) % length;
};

/** Turns a ring so that its keys come first among all its turns; says whether another turn does as well. */
export const turn = (
  order: Int32Array,
  key: Int32Array,
  first: number,
  length: number,
  indexBits: number,
): boolean => {
  let best = 0;
  let tied = false;
  for (let start = 1; start < length; start++) {
    const difference = compareTurns(key, first, length, indexBits, start, best);
    if (difference < 0) best = start;
    tied = difference === 0 || (difference > 0 && tied);
  }
  beginAt(order, first, length, best);
  return tied;
};
