import type { Field, Schema } from './schema.ts';

/** A field of a state and the cells that hold it: one for a scalar; for a sequence, its length and then its elements. */
export interface Slot {
  readonly kind: 'slot';
  readonly name: string;
  /** The field as people write it, such as `workers[1].queue`. */
  readonly path: string;
  readonly field: Field;
  /** Index of the first cell. */
  readonly at: number;
  /** For an id or a sequence, how many records there are to refer to; 0 for others. */
  readonly referents: number;
}

/** The slots of an array, record by record. */
export interface RecordSlots {
  readonly kind: 'records';
  readonly name: string;
  readonly records: readonly (readonly Slot[])[];
}

/** Where each field of a state lives among numbered cells: all scalars first, then all sequences. */
export interface Layout {
  /** In the order of the schema. */
  readonly entries: readonly (Slot | RecordSlots)[];
  readonly scalars: number;
  /** First cell of each sequence, ascending. */
  readonly sequences: readonly number[];
  /** Number of cells. */
  readonly size: number;
}

const scalarsOf = (fields: Readonly<Record<string, Field>>): number =>
  Object.values(fields).filter((field) => field.kind !== 'seq').length;

const countScalars = (schema: Schema): number =>
  Object.values(schema).reduce((count, entry) => {
    if (entry.kind === 'array') return count + entry.length * scalarsOf(entry.fields);
    return count + (entry.kind === 'seq' ? 0 : 1);
  }, 0);

/** Lays out the states of a valid schema. */
export const layOut = (schema: Schema): Layout => {
  const scalars = countScalars(schema);
  const sequences: number[] = [];
  let nextScalar = 0;
  let nextSequence = scalars;

  const referentsOf = (field: Field): number => {
    if (field.kind !== 'id' && field.kind !== 'seq') return 0;
    const target = schema[field.of];
    return target?.kind === 'array' ? target.length : 0;
  };

  const place = (name: string, path: string, field: Field): Slot => {
    const referents = referentsOf(field);
    if (field.kind !== 'seq') return { kind: 'slot', name, path, field, at: nextScalar++, referents };
    const at = nextSequence;
    sequences.push(at);
    nextSequence += 1 + field.capacity;
    return { kind: 'slot', name, path, field, at, referents };
  };

  const entries = Object.entries(schema).map(([name, entry]): Slot | RecordSlots => {
    if (entry.kind !== 'array') return place(name, name, entry);
    const records = Array.from({ length: entry.length }, (_, index) =>
      Object.entries(entry.fields).map(([field, of]) => place(field, `${name}[${index}].${field}`, of)),
    );
    return { kind: 'records', name, records };
  });
  return { entries, scalars, sequences, size: nextSequence };
};
