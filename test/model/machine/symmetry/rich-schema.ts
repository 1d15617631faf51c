import * as fc from 'fast-check';
import { layOutRow } from '../../../../model/machine/compiled/row-layout.ts';
import type { Bits } from '../../../../model/machine/compiled/row-layout.ts';
import type { Slot } from '../../../../model/machine/layout.ts';
import { largestCell } from '../../../../model/machine/scalar.ts';
import { array, bool, enums, id, int, seq } from '../../../../model/index.ts';
import type { Interchanges, Schema } from '../../../../model/index.ts';

/**
 * Everything that can refer to what moves: ids and sequences, short and long, in arrays of each kind, in arrays that
 * do not move, and outside arrays; arrays that refer to themselves and to each other; records of several words.
 */
export const rich = {
  owners: array(3, {
    phase: enums('idle', 'busy'),
    held: id('things'),
    rival: id('owners'),
    queue: seq('things', 3),
    backlog: seq('things', 20),
    shelf: id('shelves'),
    route: seq('shelves', 40),
  }),
  things: array(4, { size: int(0, 2), sealed: bool }),
  ring: array(4, { at: int(0, 1), gives: id('things'), watches: id('ring') }),
  heavy: array(3, { a: int(0, 30_000), b: int(0, 30_000), c: int(0, 30_000) }),
  shelves: array(2, { top: id('things'), owner: id('owners') }),
  line: seq('owners', 3),
  stock: seq('things', 18),
  first: id('ring'),
  heaviest: id('heavy'),
} satisfies Schema;

/** Two of three owners, two pairs of things, all turns of the ring, all of the heavy: 2 x 4 x 4 x 6 renamings. */
export const richInterchanges: Interchanges = {
  owners: { kind: 'within-classes', classes: [0, 1, 0] },
  things: { kind: 'within-classes', classes: [5, 7, 5, 7] },
  ring: { kind: 'rotations' },
  heavy: { kind: 'within-classes', classes: [1, 1, 1] },
};

const write = (row: Int32Array, { word, shift }: Pick<Bits, 'word' | 'shift'>, value: number): void => {
  row[word] = (row[word] ?? 0) | (value << shift);
};

const values = ({ field, referents }: Slot): fc.Arbitrary<readonly number[]> =>
  field.kind === 'seq'
    ? fc.array(fc.nat(referents - 1), { maxLength: field.capacity })
    : fc.tuple(fc.nat(largestCell(field, referents)));

/**
 * Rows of a schema, with any values. With small `variety` most fields are as they start, so that many elements are
 * alike.
 */
export const arbitraryRow = (schema: Schema, variety = 100): fc.Arbitrary<Int32Array> => {
  const rows = layOutRow(schema);
  const slots = rows.layout.entries.flatMap((entry) =>
    entry.kind === 'slot' ? [entry] : entry.records.flat(),
  );
  const put = (row: Int32Array, { at }: Slot, value: readonly number[]): void => {
    const scalar = rows.scalars.get(at);
    if (scalar !== undefined) write(row, scalar, value[0] ?? 0);
    const run = rows.runs.get(at);
    if (run?.kind === 'short') {
      for (const [i, element] of value.entries()) write(row, run, element << (i * run.width));
      write(row, run, 1 << (value.length * run.width));
    }
    if (run?.kind === 'long') {
      write(row, run.length, value.length);
      for (const [i, element] of value.entries()) {
        const place = { word: run.word + Math.floor(i / run.perWord), shift: (i % run.perWord) * run.width };
        write(row, place, element);
      }
    }
  };
  return fc.tuple(...slots.map((slot) => fc.tuple(fc.nat(99), values(slot)))).map((drawn) => {
    const row = new Int32Array(rows.words);
    for (const [i, slot] of slots.entries()) {
      const [luck, value] = drawn[i] ?? [0, []];
      put(row, slot, luck < variety ? value : []);
    }
    return row;
  });
};
