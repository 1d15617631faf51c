import { fc } from '@fast-check/vitest';
import { array, bool, enums, id, int, seq } from '../../../../model/index.ts';
import type { Field, Schema } from '../../../../model/index.ts';

const arrayNames = ['cells', 'rows', 'items'] as const;
const fieldNames = ['x', 'y', 'constructor', 'toString', 'a b', '"', 'last'] as const;
const enumNames = ['on', 'off', 'half', '', 'dim\n'] as const;

const fieldOf = (arrays: readonly string[]): fc.Arbitrary<Field> => {
  const some = fc.constantFrom(...arrays);
  return fc.oneof(
    fc.integer({ min: 1, max: enumNames.length }).map((count) => enums(...enumNames.slice(0, count))),
    fc
      .tuple(fc.integer({ min: -9, max: 9 }), fc.constantFrom(0, 1, 5, 300, 0xffff))
      .map(([min, span]) => int(min, min + span)),
    fc.constant(bool),
    some.map(id),
    fc.tuple(some, fc.integer({ min: 1, max: 6 })).map(([of, capacity]) => seq(of, capacity)),
    fc.tuple(some, fc.constantFrom(15, 16, 31, 40)).map(([of, capacity]) => seq(of, capacity)),
  );
};

const fieldsOf = (arrays: readonly string[], most: number): fc.Arbitrary<Record<string, Field>> =>
  fc
    .uniqueArray(fc.constantFrom(...fieldNames), { maxLength: most })
    .chain((names) =>
      fc
        .tuple(...names.map(() => fieldOf(arrays)))
        .map((fields) => Object.fromEntries(fields.map((field, i) => [names[i] ?? '', field]))),
    );

const recordsOf = (arrays: readonly string[]): fc.Arbitrary<Schema> =>
  fc
    .tuple(...arrays.map(() => fc.tuple(fc.constantFrom(1, 1, 2, 2, 3, 3, 9), fieldsOf(arrays, 5))))
    .map((records) =>
      Object.fromEntries(records.map(([length, fields], i) => [arrays[i] ?? '', array(length, fields)])),
    );

/** Schemas with every kind of field: some that take no bits, sequences within a word and over several. */
export const schemas: fc.Arbitrary<Schema> = fc.integer({ min: 1, max: arrayNames.length }).chain((count) => {
  const arrays = arrayNames.slice(0, count);
  return fc
    .tuple(recordsOf(arrays), fieldsOf(arrays, 3))
    .map(([records, whole]) => Object.assign({}, records, whole));
});
