import type { Schema } from '../schema.ts';
import { SpecificationError } from '../specification-error.ts';
import type { Interchange, Interchanges } from '../symmetry.ts';

/** Elements of an array that may change places with each other, at least two. */
export interface Segment {
  readonly array: string;
  /** `free`: in every way. `ring`: only all together, each by as many places as the others. */
  readonly kind: 'free' | 'ring';
  /** Their indices, ascending. */
  readonly members: readonly number[];
}

const classesOf = (array: string, length: number, interchange: Interchange): readonly Segment[] => {
  const indices = Array.from({ length }, (_, index) => index);
  if (interchange.kind === 'rotations') return [{ array, kind: 'ring', members: indices }];
  const { classes } = interchange;
  if (classes.length !== length)
    throw new SpecificationError('bad-length', `${classes.length} classes for ${length} elements`, {
      field: array,
      value: classes,
    });
  return Array.from(new Set(classes), (name) => ({
    array,
    kind: 'free',
    members: indices.filter((index) => classes[index] === name),
  }));
};

/** The segments of all arrays of a valid schema, in the order of `interchanges`. */
export const segmentsOf = (schema: Schema, interchanges: Interchanges): readonly Segment[] =>
  Object.entries(interchanges).flatMap(([array, interchange]) => {
    const entry = schema[array];
    if (entry?.kind !== 'array')
      throw new SpecificationError(
        'unknown-array',
        'its elements are to be interchangeable, but it is no array',
        {
          field: array,
          value: Object.keys(schema),
        },
      );
    return classesOf(array, entry.length, interchange).filter(({ members }) => members.length > 1);
  });
