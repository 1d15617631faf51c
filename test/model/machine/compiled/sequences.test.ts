import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { array, int, seq } from '../../../../model/index.ts';
import type { Seq } from '../../../../model/index.ts';
import { blankRow } from '../../../../model/machine/compiled/blank-row.ts';
import { keyOf } from '../../../../model/machine/compiled/key.ts';
import { LongSequence } from '../../../../model/machine/compiled/long-sequence.ts';
import { RowFault } from '../../../../model/machine/compiled/row-fault.ts';
import { layOutRow } from '../../../../model/machine/compiled/row-layout.ts';
import { ShortSequence } from '../../../../model/machine/compiled/short-sequence.ts';
import { PlainSeq } from '../plain-seq.ts';
import { apply, operationsOn } from '../sequence-operations.ts';

interface Shape {
  readonly referents: number;
  readonly capacity: number;
}

const width = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 1, max: 10 }) },
  // Few, because as many records are laid out for each.
  { weight: 1, arbitrary: fc.integer({ min: 11, max: 16 }) },
);

const shape: fc.Arbitrary<Shape> = fc
  .tuple(width, fc.boolean(), fc.integer({ min: 1, max: 40 }))
  .map(([bits, full, capacity]) => ({
    referents: Math.min(2 ** bits - (full ? 0 : Math.floor(2 ** bits / 3)), 0xfffe),
    capacity,
  }));

/** Both sequences in one row, the plain ones they should equal, and their row with all that is around them. */
const sequences = (left: Shape, right: Shape) => {
  const layout = layOutRow({
    before: int(0, 6),
    few: array(left.referents, {}),
    many: array(right.referents, {}),
    left: seq('few', left.capacity),
    between: int(0, 30),
    right: seq('many', right.capacity),
    after: int(0, 500),
  });
  const row = blankRow(layout);
  const made = (name: string): Seq => {
    const slot = layout.layout.entries.find((entry) => entry.name === name);
    if (slot?.kind !== 'slot' || slot.field.kind !== 'seq') throw new Error(`${name} is no sequence`);
    const run = layout.runs.get(slot.at);
    if (run === undefined) throw new Error(`${name} is nowhere`);
    return run.kind === 'short'
      ? new ShortSequence(row, run, slot.field, slot.referents)
      : new LongSequence(row, run, slot.field, slot.referents);
  };
  const plain = {
    left: new PlainSeq(left.capacity, left.referents),
    right: new PlainSeq(right.capacity, right.referents),
  };
  return { layout, row, plain, packed: { left: made('left'), right: made('right') } };
};

const index = fc.oneof(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 0xffff }));
const count = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: -1, max: 41 }));

const isShort = (referents: number, capacity: number): boolean =>
  sequences({ referents, capacity }, { referents: 1, capacity: 1 }).packed.left instanceof ShortSequence;

const elements = (sequence: Seq): number[] =>
  Array.from({ length: sequence.length }, (_, position) => sequence.at(position));

const outcome = (call: () => unknown, fault: new () => Error): unknown => {
  try {
    return call();
  } catch (error) {
    if (error instanceof fault) return 'a fault';
    throw error;
  }
};

describe('a sequence within a row', () => {
  test.prop([shape, shape, fc.array(operationsOn(index, count), { maxLength: 60 })], { numRuns: 500 })(
    'behaves as a plain list until an operation is at fault',
    (left, right, operations) => {
      const { plain, packed } = sequences(left, right);
      for (const given of operations) {
        const expected = outcome(() => apply(plain, given), RangeError);
        expect(outcome(() => apply(packed, given), RowFault)).toBe(expected);
        if (expected === 'a fault') return;
        for (const side of ['left', 'right'] as const) {
          expect(packed[side].length).toBe(plain[side].length);
          expect(packed[side].isEmpty).toBe(plain[side].isEmpty);
          expect(elements(packed[side])).toEqual(plain[side].list);
        }
      }
    },
  );

  test.prop([shape, shape, fc.array(operationsOn(index, count), { maxLength: 40 })], { numRuns: 250 })(
    'leaves one row for one state, and the bits around it alone',
    (left, right, operations) => {
      const { layout, row, packed } = sequences(left, right);
      for (const given of operations) outcome(() => apply(packed, given), RowFault);
      const again = sequences(left, right);
      for (const side of ['left', 'right'] as const)
        for (const element of elements(packed[side])) again.packed[side].push(element);
      expect(Array.from(row)).toEqual(Array.from(again.row));
      expect(keyOf(layout, row)).toBe(keyOf(layout, again.row));
    },
  );

  it('is short up to 31 bits and long beyond', () => {
    expect([isShort(2, 30), isShort(2, 31), isShort(4, 15), isShort(4, 16), isShort(0xfffe, 2)]).toEqual([
      true,
      false,
      true,
      false,
      false,
    ]);
  });
});
