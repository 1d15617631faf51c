import type { Source } from '../../../model/index.ts';

/** Steps that are looked up in one go. */
export const lookedUpTogether = 2048;

/** The arrays that a lookup works on. They are constants of the generated code, so that its loops are as short as can be. */
export interface LookupArrays {
  /** The rows of the store, one after the other. */
  readonly rows: Int32Array;
  /** The hash table over them. */
  readonly slots: Int32Array;
  /** By row, the number of the row from which it was reached first. */
  readonly origins: Int32Array;
  /** Rows to be looked up, at most `lookedUpTogether`. */
  readonly steps: Int32Array;
  /** From which row each of them was reached. */
  readonly parents: Int32Array;
  /** The number of each, once it is found or added. */
  readonly numbers: Int32Array;
}

/** The search of a hash table. */
export interface Lookup {
  /**
   * Looks up the first `count` steps in a store of `size` rows, and adds those that are not there, up to `most` rows
   * in all. Gives how many steps were done.
   */
  add(count: number, size: number, most: number): number;
  /** The number of rows after the last `add`. */
  size(): number;
  /** Puts the first `size` rows into the slots, which are empty. */
  fill(size: number): void;
}

const each = (words: number, text: (word: number) => string, between: string): string =>
  Array.from({ length: words }, (_, word) => text(word)).join(between);

/** The statements that put the hash of the row at `at` of `rows` into `hash`; the same as `hashRow`. */
const hashing = (words: number, rows: string, at: string): string => `
  hash = 0x9e3779b9 | 0;
  ${each(words, (word) => `hash = Math.imul(hash ^ ${rows}[${at} + ${word}], 0xcc9e2d51); hash ^= hash >>> 15;`, '\n  ')}
  hash = Math.imul(hash, 0x85ebca6b); hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35); hash ^= hash >>> 16;`;

let printed = 0;

/**
 * The body of a function of `LookupArrays` that gives a `Lookup` for rows of so many words. No two are the same text:
 * the engine would compile them as one function, for which no array is a constant.
 *
 * It goes over the steps in passes. All but the last do nothing but reads that do not depend on each other, of which
 * the processor then waits for many at once; what they read is in its cache when the last pass searches. One goes on
 * from the slot where a row belongs to the first that may hold it, which two in five rows are not in: the last begins
 * there, since nothing is ever taken out of a slot. Filling goes by calls of one function, since a function that is
 * called often is compiled with all that was learnt, a long loop before it was.
 */
export const lookupSource = (words: number): Source<Lookup> => `// lookup ${printed++}
const mask = slots.length - 1;
const hashes = new Int32Array(${lookedUpTogether});
const places = new Int32Array(${lookedUpTogether});
let known = 0;
let touched = 0;

function add(count, size, most) {
  let hash = 0;
  for (let i = 0; i < count; i++) {
    const at = i * ${words};
    ${hashing(words, 'steps', 'at')}
    hashes[i] = hash;
  }
  let read = 0;
  for (let i = 0; i < count; i++) read ^= slots[hashes[i] & mask];
  for (let i = 0; i < count; i++) {
    const own = hashes[i];
    let at = own & mask;
    for (;;) {
      const slot = slots[at];
      if (slot === 0) break;
      if (((slot ^ own) & ~mask) === 0) {
        read = (read + rows[((slot & mask) - 1) * ${words}]) | 0;
        break;
      }
      at = (at + 1) & mask;
    }
    places[i] = at;
  }
  touched ^= read;
  let done = 0;
  search: for (; done < count; done++) {
    const own = hashes[done];
    const step = done * ${words};
    for (let at = places[done]; ; at = (at + 1) & mask) {
      const slot = slots[at];
      if (slot === 0) {
        if (size === most) break search;
        const row = size * ${words};
        ${each(words, (word) => `rows[row + ${word}] = steps[step + ${word}];`, ' ')}
        origins[size] = parents[done];
        numbers[done] = size++;
        slots[at] = (own & ~mask) | size;
        continue search;
      }
      if (((slot ^ own) & ~mask) !== 0) continue;
      const number = (slot & mask) - 1;
      const row = number * ${words};
      if (${each(words, (word) => `rows[row + ${word}] === steps[step + ${word}]`, ' && ')}) {
        numbers[done] = number;
        continue search;
      }
    }
  }
  known = size;
  return done;
}

function put(from, count) {
  let hash = 0;
  let read = 0;
  for (let i = 0; i < count; i++) {
    const at = (from + i) * ${words};
    ${hashing(words, 'rows', 'at')}
    hashes[i] = hash;
  }
  for (let i = 0; i < count; i++) read ^= slots[hashes[i] & mask];
  for (let i = 0; i < count; i++) {
    const own = hashes[i];
    let at = own & mask;
    while (slots[at] !== 0) at = (at + 1) & mask;
    slots[at] = (own & ~mask) | (from + i + 1);
  }
  touched ^= read;
}

function fill(size) {
  for (let from = 0; from < size; from += ${lookedUpTogether}) put(from, Math.min(${lookedUpTogether}, size - from));
}

return { add, fill, size: () => known, touched: () => touched };`;
