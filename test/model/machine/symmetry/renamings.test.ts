import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  array,
  bool,
  compile,
  id,
  Machine,
  SpecificationError,
  symmetryOf,
} from '../../../../model/index.ts';
import { renamedPlainly } from './plain-renaming.ts';
import { arbitraryRow, rich, richInterchanges } from './rich-schema.ts';

const symmetry = symmetryOf(rich, richInterchanges);
const engine = compile(new Machine<typeof rich, never>(rich, () => {}));
const number = fc.nat(symmetry.size - 1);

describe('the renamings of a schema', () => {
  it('are as many as the classes and turns allow, and all different', () => {
    const all = Array.from({ length: symmetry.size }, (_, n) => JSON.stringify(symmetry.renaming(n)));
    expect(symmetry.size).toBe(2 * 4 * 4 * 6);
    expect(new Set(all).size).toBe(symmetry.size);
  });

  it('begin with the one that changes nothing', () => {
    expect(symmetry.renaming(0)).toEqual({
      owners: [0, 1, 2],
      things: [0, 1, 2, 3],
      ring: [0, 1, 2, 3],
      heavy: [0, 1, 2],
    });
  });

  test.prop([number])('keep classes together and turn rings as a whole', (n) => {
    const { owners = [], things = [], ring = [] } = symmetry.renaming(n);
    expect(owners[1]).toBe(1);
    expect(things.map((to) => to % 2)).toEqual([0, 1, 0, 1]);
    expect(ring.map((to, index) => (4 + to - index) % 4)).toEqual(ring.map(() => ring[0]));
  });

  test.prop([number, number, number])('form a group', (a, b, c) => {
    const compose = symmetry.compose.bind(symmetry);
    expect(compose(a, 0)).toBe(a);
    expect(compose(0, a)).toBe(a);
    expect(compose(compose(a, b), c)).toBe(compose(a, compose(b, c)));
    const inverses = Array.from({ length: symmetry.size }, (_, n) => n).filter((n) => compose(a, n) === 0);
    expect(inverses).toHaveLength(1);
    expect(compose(inverses[0] ?? -1, a)).toBe(0);
  });

  test.prop([arbitraryRow(rich), number, number])('compose as they apply', (row, a, b) => {
    expect(symmetry.rename(symmetry.rename(row, a), b)).toEqual(symmetry.rename(row, symmetry.compose(a, b)));
  });

  test.prop([arbitraryRow(rich), number])('rename a row as they rename its description', (row, n) => {
    const renamed = symmetry.rename(row, n);
    expect(engine.describe(renamed)).toEqual(
      renamedPlainly(rich, engine.describe(row), symmetry.renaming(n)),
    );
  });

  it('refuses numbers that are none', () => {
    for (const none of [-1, symmetry.size, 0.5, Number.NaN])
      expect(() => symmetry.renaming(none)).toThrow(RangeError);
  });
});

const faultOf = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error instanceof SpecificationError ? error.code : error;
  }
};

describe('interchanges that do not fit', () => {
  const schema = { things: array(3, { on: bool }), last: id('things') };

  it('are refused: no array, a class missing, more renamings than can be numbered', () => {
    const many = { things: array(13, { on: bool }) };
    const alike = { kind: 'within-classes', classes: Array.from({ length: 13 }, () => 0) } as const;
    expect(faultOf(() => symmetryOf(schema, { last: { kind: 'rotations' } }))).toBe('unknown-array');
    expect(faultOf(() => symmetryOf(schema, { things: { kind: 'within-classes', classes: [0, 0] } }))).toBe(
      'bad-length',
    );
    expect(faultOf(() => symmetryOf(many, { things: alike }))).toBe('out-of-bounds');
  });

  it('may leave nothing to rename', () => {
    const still = symmetryOf(schema, { things: { kind: 'within-classes', classes: [0, 1, 2] } });
    expect(still.size).toBe(1);
    const row = compile(new Machine<typeof schema, never>(schema, () => {})).initial().state;
    expect(still.canonicalise(row, 0)).toBe(0);
    expect(still.renaming(0)).toEqual({});
  });
});
