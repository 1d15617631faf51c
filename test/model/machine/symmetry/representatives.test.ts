import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { array, bool, compile, id, Machine, seq, symmetryOf } from '../../../../model/index.ts';
import type { Symmetry } from '../../../../model/index.ts';
import { arbitraryRow, rich, richInterchanges } from './rich-schema.ts';

const representative = (symmetry: Symmetry, row: Int32Array): Int32Array => {
  const copy = row.slice();
  symmetry.canonicalise(copy, 0);
  return copy;
};

const differing = (symmetry: Symmetry, row: Int32Array): number => {
  const expected = representative(symmetry, row).join();
  const all = Array.from({ length: symmetry.size }, (_, n) => symmetry.rename(row, n));
  return all.filter((renamed) => representative(symmetry, renamed).join() !== expected).length;
};

describe.each([
  ['many different elements', 100],
  ['few different elements', 25],
  ['hardly any difference', 5],
])('a representative, of rows with %s', (_, variety) => {
  const symmetry = symmetryOf(rich, richInterchanges);
  const row = arbitraryRow(rich, variety);

  test.prop([row])('is the row renamed by the number given', (original) => {
    const copy = original.slice();
    const number = symmetry.canonicalise(copy, 0);
    expect(copy).toEqual(symmetry.rename(original, number));
  });

  test.prop([row])('is its own', (original) => {
    const once = representative(symmetry, original);
    const twice = once.slice();
    symmetry.canonicalise(twice, 0);
    expect(twice).toEqual(once);
  });

  test.prop([row], { numRuns: 40 })('is the same for all renamings of a row', (original) => {
    expect(differing(symmetry, original)).toBe(0);
  });

  test.prop([row, fc.nat(3)])('leaves the rows around it alone', (original, rowsBefore) => {
    const from = rowsBefore * original.length;
    const rows = new Int32Array(from + 2 * original.length).fill(-1);
    rows.set(original, from);
    symmetry.canonicalise(rows, from);
    expect(rows.slice(from, from + original.length)).toEqual(representative(symmetry, original));
    expect(rows.slice(0, from).every((word) => word === -1)).toBe(true);
    expect(rows.slice(from + original.length).every((word) => word === -1)).toBe(true);
  });
});

describe('elements that no key tells apart', () => {
  const cycle = { nodes: array(5, { next: id('nodes') }) };
  const free = symmetryOf(cycle, { nodes: { kind: 'within-classes', classes: [0, 0, 0, 0, 0] } });

  test.prop([arbitraryRow(cycle)])('are told apart by trying: graphs of one edge a node', (row) => {
    expect(differing(free, row)).toBe(0);
  });

  it('are not all tried when there are very many: a renaming comes out all the same', () => {
    const ring = { nodes: array(8, { next: id('nodes') }), seen: seq('nodes', 8), on: bool };
    const schema = symmetryOf(ring, {
      nodes: { kind: 'within-classes', classes: Array.from({ length: 8 }, () => 0) },
    });
    const machine = new Machine<typeof ring, never>(ring, ({ nodes }) => {
      for (let i = 0; i < nodes.length; i++) nodes.get(i).next = (i + 3) % nodes.length;
    });
    const original = compile(machine).initial().state;
    const copy = original.slice();
    const number = schema.canonicalise(copy, 0);
    expect(copy).toEqual(schema.rename(original, number));
  });
});
