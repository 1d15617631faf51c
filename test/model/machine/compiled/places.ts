import type { Field, Schema, Seq } from '../../../../model/index.ts';

/** A field of some view, as an effect that knows no names can use it. */
export interface Place {
  readonly view: object;
  readonly name: string;
  readonly field: Field;
  /** For an id or a sequence, how many records it can refer to. */
  readonly referents: number;
}

const isSeq = (value: unknown): value is Seq =>
  typeof value === 'object' && value !== null && 'moveFront' in value;

/** The sequence in a place that holds one. */
export const sequenceIn = ({ view, name }: Place): Seq => {
  const sequence: unknown = Reflect.get(view, name);
  if (!isSeq(sequence)) throw new Error(`${name} is no sequence`);
  return sequence;
};

/** What a place holds; of a sequence, its elements. */
export const valueIn = (place: Place): unknown => {
  if (place.field.kind !== 'seq') return Reflect.get(place.view, place.name);
  const sequence = sequenceIn(place);
  return Array.from({ length: sequence.length }, (_, position) => sequence.at(position));
};

const recordIn = (state: object, name: string, index: number): object => {
  const records: unknown = Reflect.get(state, name);
  if (typeof records !== 'object' || records === null || !('get' in records)) throw new Error(`no ${name}`);
  if (typeof records.get !== 'function') throw new Error(`no ${name}`);
  const record: unknown = Reflect.apply(records.get, records, [index]);
  if (typeof record !== 'object' || record === null) throw new Error(`no ${name}[${index}]`);
  return record;
};

/** Gets a record of the first array, which may not exist. */
export const anyRecord = (schema: Schema, state: object, index: number): object => {
  const name = Object.keys(schema).find((key) => schema[key]?.kind === 'array') ?? '';
  return recordIn(state, name, index);
};

const listPlaces = (schema: Schema, state: object): readonly Place[] => {
  const referentsOf = (field: Field): number => {
    const target = field.kind === 'id' || field.kind === 'seq' ? schema[field.of] : undefined;
    return target?.kind === 'array' ? target.length : 0;
  };
  const placesOf = (view: object, fields: readonly (readonly [string, Field])[]): readonly Place[] =>
    fields.map(([name, field]) => ({ view, name, field, referents: referentsOf(field) }));
  return Object.entries(schema).flatMap(([name, entry]) =>
    entry.kind === 'array'
      ? Array.from({ length: entry.length }, (_, index) =>
          placesOf(recordIn(state, name, index), Object.entries(entry.fields)),
        ).flat()
      : placesOf(state, [[name, entry]]),
  );
};

const listed = new WeakMap<object, readonly Place[]>();

/** Every place of a state, in the order of its schema. An engine has one view of its states, whose places are listed once. */
export const placesIn = (schema: Schema, state: object): readonly Place[] => {
  const places = listed.get(state) ?? listPlaces(schema, state);
  listed.set(state, places);
  return places;
};

/** A value that a scalar field can hold, for any number. */
export const legalValue = ({ field, referents }: Place, number: number): unknown => {
  switch (field.kind) {
    case 'enum':
      return field.names[number % field.names.length];
    case 'int':
      return field.min + (number % (field.max - field.min + 1));
    case 'bool':
      return number % 2 === 1;
    case 'id':
      return (number % (referents + 1)) - 1;
    case 'seq':
      throw new Error('a sequence holds no one value');
  }
};
