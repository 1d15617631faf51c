import type { Draft } from './draft.ts';
import type { RecordSlots, Slot } from './layout.ts';
import { domainOf, fromCell, outOfBounds, toCell } from './scalar.ts';
import type { Schema } from './schema.ts';
import { CellSequence } from './sequence.ts';
import type { Records, State } from './view.ts';

const show = (value: unknown): string => (typeof value === 'string' ? JSON.stringify(value) : String(value));

const fieldProperty = (draft: Draft, slot: Slot): PropertyDescriptor => {
  const { field, at, referents, path } = slot;
  if (field.kind === 'seq') return { enumerable: true, value: new CellSequence(draft, slot, field) };
  return {
    enumerable: true,
    get: () => fromCell(field, draft.get(at)),
    set: (value: unknown) => {
      const cell = toCell(field, referents, value);
      if (cell === outOfBounds)
        throw draft.fault('out-of-bounds', `${show(value)} is not ${domainOf(field, referents)}`, {
          field: path,
          value,
        });
      draft.set(at, cell);
    },
  };
};

const viewOf = (draft: Draft, slots: readonly Slot[], index: number): object => {
  const view = Object.defineProperty({}, 'index', { enumerable: true, value: index });
  for (const slot of slots) Object.defineProperty(view, slot.name, fieldProperty(draft, slot));
  return Object.freeze(view);
};

/** The records of an array as views into a draft. */
export class CellRecords implements Records<object> {
  readonly length: number;
  readonly #draft: Draft;
  readonly #name: string;
  readonly #views: readonly object[];

  constructor(draft: Draft, { name, records }: RecordSlots) {
    this.length = records.length;
    this.#draft = draft;
    this.#name = name;
    this.#views = records.map((slots, index) => viewOf(draft, slots, index));
  }

  get(index: number): object {
    const view = this.#views[index];
    if (view === undefined)
      throw this.#draft.fault('no-such-record', `there is no record ${index}, only 0 to ${this.length - 1}`, {
        field: this.#name,
        value: index,
      });
    return view;
  }
}

/** The whole state as a view into a draft, and its arrays by name. */
export interface StateView<S extends Schema> {
  readonly state: State<S>;
  readonly arrays: ReadonlyMap<string, CellRecords>;
}

/**
 * Holds for the views made below: by its kind, each field of the schema has become the accessor, sequence or
 * records that `State` says it is.
 */
const isStateOf = <S extends Schema>(schema: S, view: object): view is State<S> =>
  Object.keys(schema).every((name) => Object.hasOwn(view, name));

/** Views into `draft`, which must be laid out from `schema`. */
export const viewState = <S extends Schema>(schema: S, draft: Draft): StateView<S> => {
  const state: object = {};
  const arrays = new Map<string, CellRecords>();
  for (const entry of draft.layout.entries) {
    if (entry.kind === 'slot') {
      Object.defineProperty(state, entry.name, fieldProperty(draft, entry));
      continue;
    }
    const records = new CellRecords(draft, entry);
    arrays.set(entry.name, records);
    Object.defineProperty(state, entry.name, { enumerable: true, value: records });
  }
  if (!isStateOf(schema, state)) throw draft.fault('failed', 'the draft is laid out from another schema');
  Object.freeze(state);
  return { state, arrays };
};
