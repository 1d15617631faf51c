import { runGenerated } from '../compiled/generated-code.ts';
import type { LongRun } from '../compiled/row-layout.ts';
import { firstOrderSource, fullOrderSource } from './holders-source.ts';
import { pack, unpack } from './long-runs.ts';
import type { Moving } from './moving.ts';
import { numberSource, targetsSource } from './number-source.ts';
import { referentsSource } from './referents-source.ts';
import { turn } from './rings.ts';
import { readSource, writeSource } from './rows-source.ts';

/** What is done to one row at a time, in working arrays that all of it shares. */
export interface Workings {
  /** By element, the index of the element that comes to its place. */
  readonly order: Int32Array;
  /** By element, what `orderHolders` last compared: a number, one bit for those that are alone, and the index. */
  readonly key: Int32Array;
  /** Takes the row at `from` in hand. */
  readonly read: (rows: Int32Array, from: number) => void;
  /** Orders the elements that hold references, as far as keys can; says whether a tie remains that may matter. */
  readonly orderHolders: () => boolean;
  /** Orders the elements that hold no references, the others being in order. */
  readonly orderReferents: () => void;
  /** The number of the renaming that `order` is. */
  readonly number: () => number;
  /** Writes the row in hand, renamed as `order` says, to `at` in `target`; it is still at `from` in `rows`. */
  readonly write: (rows: Int32Array, from: number, target: Int32Array, at: number) => void;
}

/** A finaliser of hashes, and the renaming of a sequence within a word. */
const common = `
const mix = (hash) => {
  const spread = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  return Math.imul(spread ^ (spread >>> 15), 0x846ca68b);
};
const renamed = (run, width, ids) => {
  const mask = (1 << width) - 1;
  let result = 0, shift = 0;
  for (let rest = run; rest !== 1; rest >>>= width) {
    result |= to[ids + (rest & mask)] - 1 << shift;
    shift += width;
  }
  return result | 1 << shift;
};
`;

/** Generates the workings for rows of `words` words in which `moving` moves. */
export const workingsOf = (moving: Moving, words: number): Workings => {
  const order = new Int32Array(moving.elements);
  const to = new Int32Array(moving.idCells);
  for (const { first, ids, length } of moving.arrays)
    for (let i = 0; i < length; i++) {
      order[first + i] = i;
      to[ids + 1 + i] = i + 1;
    }
  const key = new Int32Array(moving.elements);
  const runs: LongRun[] = [];
  const read = readSource(moving, { runs });
  const write = writeSource(moving, words, { runs });
  const source = `
${common}
const orderBySelf = () => { ${firstOrderSource(moving)} };
const orderByAll = () => { ${fullOrderSource(moving)} };
return {
  read(rows, from) { ${read} },
  orderHolders() { return orderBySelf() && orderByAll(); },
  orderReferents() { ${referentsSource(moving)} },
  number() { ${numberSource(moving)} },
  write(rows, from, target, at) { ${targetsSource(moving)}\n${write} },
};`;
  const generated = runGenerated<Omit<Workings, 'order' | 'key'>>(source, {
    cells: new Int32Array(moving.cells),
    order,
    key,
    to,
    colour: new Int32Array(moving.idCells),
    inward: new Int32Array(moving.idCells),
    outward: new Int32Array(moving.elements),
    place: new Int32Array(moving.idCells),
    runs,
    pack,
    unpack,
    turn,
  });
  return { order, key, ...generated };
};
