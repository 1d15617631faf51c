import type { RecordSlots, Slot } from '../layout.ts';
import type { Schema } from '../schema.ts';
import type { Records, State } from '../view.ts';
import { runGenerated } from './generated-code.ts';
import type { Source } from './generated-code.ts';
import { LongSequence } from './long-sequence.ts';
import { outOfContract } from './row-fault.ts';
import type { RowLayout } from './row-layout.ts';
import { ShortSequence } from './short-sequence.ts';
import { viewClassSource } from './view-source.ts';
import type { ViewClass } from './view-source.ts';

const classes = new Map<string, ViewClass>();

/** The class that the source describes; the same for the same source. */
const classOf = (source: Source<ViewClass>): ViewClass => {
  const known = classes.get(source);
  if (known !== undefined) return known;
  const made = runGenerated(source, { fault: outOfContract });
  classes.set(source, made);
  return made;
};

/** The records of an array as views into a row. */
class RowRecords implements Records<object> {
  readonly length: number;
  readonly #views: readonly object[];

  constructor(views: readonly object[]) {
    this.length = views.length;
    this.#views = views;
  }

  get(index: number): object {
    return this.#views[index] ?? outOfContract();
  }
}

/** The whole state as a view into a row, and the views of each array's records. */
export interface RowViews<S extends Schema> {
  readonly state: State<S>;
  readonly records: ReadonlyMap<string, readonly object[]>;
}

/** Holds for the views made below, which have a property for each field of the schema, by its kind. */
const isStateOf = <S extends Schema>(schema: S, view: object): view is State<S> =>
  Object.keys(schema).every((name) => name in view);

/** Views into `row`, which is laid out by `rows`. */
export const viewRow = <S extends Schema>(schema: S, rows: RowLayout, row: Int32Array): RowViews<S> => {
  const sequenceIn = ({ field, at, referents }: Slot): object[] => {
    const run = rows.runs.get(at);
    if (run === undefined || field.kind !== 'seq') return [];
    return [
      run.kind === 'short'
        ? new ShortSequence(row, run, field, referents)
        : new LongSequence(row, run, field, referents),
    ];
  };

  const viewOf = (slots: readonly Slot[], others: Readonly<Record<string, unknown>>): object => {
    const sequences = slots.filter(({ field }) => field.kind === 'seq');
    const names = [...sequences.map(({ name }) => name), ...Object.keys(others)];
    const places = slots.flatMap(({ at }) => {
      const place = rows.scalars.get(at);
      return place === undefined ? [] : [place.word, place.shift];
    });
    const View = classOf(viewClassSource(slots, names, rows));
    return new View(row, places, [...sequences.flatMap(sequenceIn), ...Object.values(others)]);
  };

  const entries = rows.layout.entries;
  const records = new Map(
    entries
      .filter((entry): entry is RecordSlots => entry.kind === 'records')
      .map((entry) => [entry.name, entry.records.map((slots, index) => viewOf(slots, { index }))]),
  );
  const state = viewOf(
    entries.filter((entry): entry is Slot => entry.kind === 'slot'),
    Object.fromEntries(Array.from(records, ([name, views]) => [name, new RowRecords(views)])),
  );
  if (!isStateOf(schema, state)) throw new Error('the row is laid out from another schema');
  return { state, records };
};
