import type { ArrayField, Field, RecordFields, Schema } from '../schema.ts';
import { none } from '../schema.ts';
import type { Records, State } from '../view.ts';
import { HeapSequence } from './heap-sequence.ts';

type Cell = string | number | boolean | HeapSequence;
type Cells = Record<string, Cell>;

const initialOf = (field: Field): Cell => {
  switch (field.kind) {
    case 'enum':
      return field.names[0] ?? '';
    case 'int':
      return field.min;
    case 'bool':
      return false;
    case 'id':
      return none;
    case 'seq':
      return new HeapSequence();
  }
};

const blank = (fields: RecordFields, index: number): Cells => ({
  index,
  ...Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, initialOf(field)])),
});

const sequencesOf = (fields: RecordFields): readonly string[] =>
  Object.entries(fields).flatMap(([name, field]) => (field.kind === 'seq' ? [name] : []));

const copyOf = (record: Cells, sequences: readonly string[]): Cells => {
  const copy = { ...record };
  for (const name of sequences) {
    const cell = copy[name];
    if (cell instanceof HeapSequence) copy[name] = cell.copy();
  }
  return copy;
};

const written = (record: Cells): string =>
  Object.values(record)
    .map((cell) => (cell instanceof HeapSequence ? cell.toArray().join(' ') : `${cell}`))
    .join();

/** Records without a bound: one that is asked for and was never seen starts as the schema says. */
class HeapRecords implements Records<Cells> {
  readonly #fields: RecordFields;
  readonly #sequences: readonly string[];
  readonly #records: Cells[];
  /** By index, the text of a record that nobody has asked for since. */
  readonly #texts: (string | undefined)[];
  /** By index, whether another state has the record too. */
  #shared: boolean[];

  constructor(
    fields: RecordFields,
    sequences: readonly string[],
    records: Cells[],
    texts: (string | undefined)[] = [],
  ) {
    this.#fields = fields;
    this.#sequences = sequences;
    this.#records = records;
    this.#texts = texts;
    this.#shared = [];
  }

  get length(): number {
    return this.#records.length;
  }

  get(index: number): Cells {
    for (let next = this.#records.length; next <= index; next++)
      this.#records.push(blank(this.#fields, next));
    let record = this.#records[index];
    if (record === undefined) throw new RangeError(`no record has the index ${index}`);
    if (this.#shared[index] === true) {
      record = { ...record };
      this.#records[index] = record;
      this.#shared[index] = false;
    }
    if (this.#texts.length > 0) this.#texts[index] = undefined;
    return record;
  }

  /**
   * Records without sequences, of which there may be many, are shared until one of the two is asked for them; who
   * asked before must not change what it got.
   */
  copy(): HeapRecords {
    if (this.#sequences.length > 0) {
      const records = this.#records.map((record) => copyOf(record, this.#sequences));
      return new HeapRecords(this.#fields, this.#sequences, records);
    }
    const copy = new HeapRecords(this.#fields, this.#sequences, this.#records.slice(), this.#texts.slice());
    this.#shared = this.#records.map(() => true);
    copy.#shared = this.#shared.slice();
    return copy;
  }

  key(): string {
    if (this.#sequences.length > 0) return this.#records.map(written).join(';');
    for (const [index, record] of this.#records.entries()) this.#texts[index] ??= written(record);
    return this.#texts.join(';');
  }
}

const isArray = (entry: Field | ArrayField): entry is ArrayField => entry.kind === 'array';

type Entries = Record<string, Cell | HeapRecords>;

/** Holds for the entries made below, which have a property for each field of the schema, by its kind. */
const isStateOf = <S extends Schema>(schema: S, entries: object): entries is State<S> =>
  Object.keys(schema).every((name) => name in entries);

/**
 * A state as plain objects: what effects do to it is what they do to a packed one, but sequences and arrays have no
 * bounds, so that the size of a system need not be known before it is seen. It is made to be changed in place, and
 * copied where more than one thing may happen.
 */
export class HeapState<S extends Schema> {
  readonly state: State<S>;
  readonly #schema: S;
  readonly #entries: Entries;

  constructor(schema: S, entries?: Entries) {
    this.#schema = schema;
    this.#entries =
      entries ??
      Object.fromEntries(
        Object.entries(schema).map(([name, entry]) => {
          if (!isArray(entry)) return [name, initialOf(entry)];
          const records = Array.from({ length: entry.length }, (_, index) => blank(entry.fields, index));
          return [name, new HeapRecords(entry.fields, sequencesOf(entry.fields), records)];
        }),
      );
    if (!isStateOf(schema, this.#entries)) throw new Error('the state is of another schema');
    this.state = this.#entries;
  }

  copy(): HeapState<S> {
    const entries = Object.fromEntries(
      Object.entries(this.#entries).map(([name, entry]) => [
        name,
        entry instanceof HeapSequence || entry instanceof HeapRecords ? entry.copy() : entry,
      ]),
    );
    return new HeapState(this.#schema, entries);
  }

  /** A text that is equal for equal states. */
  key(): string {
    return Object.values(this.#entries)
      .map((entry) =>
        entry instanceof HeapRecords
          ? entry.key()
          : entry instanceof HeapSequence
            ? entry.toArray().join(' ')
            : `${entry}`,
      )
      .join('|');
  }
}
