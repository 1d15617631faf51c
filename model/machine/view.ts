import type {
  ArrayField,
  BoolField,
  EnumField,
  IdField,
  IntField,
  RecordFields,
  Schema,
  SeqField,
} from './schema.ts';

/** A bounded sequence of indices, as actions see it. The front is position 0. */
export interface Seq {
  readonly length: number;
  readonly isEmpty: boolean;
  /** The element at `position`, which must be within the sequence. */
  at(position: number): number;
  includes(index: number): boolean;
  /** Appends at the back. Pushing beyond the capacity is an error of the specification. */
  push(index: number): void;
  /** Removes and returns the front; the sequence must not be empty. */
  shift(): number;
  /** Removes and returns the back; the sequence must not be empty. */
  pop(): number;
  /** Removes the first occurrence; says whether there was one. */
  remove(index: number): boolean;
  /** Moves the first `count` elements, in order, to the back of `target`. */
  moveFront(count: number, target: Seq): void;
  /** Moves the last `count` elements, in order, to the back of `target`. */
  moveBack(count: number, target: Seq): void;
  clear(): void;
}

type FieldValue<F> =
  F extends EnumField<infer Name>
    ? Name
    : F extends IntField | IdField
      ? number
      : F extends BoolField
        ? boolean
        : never;

type SeqNames<Fields> = { [K in keyof Fields]: Fields[K] extends SeqField ? K : never }[keyof Fields];

/** A record of an array field, as actions see and change it. */
export type View<Fields extends RecordFields> = { readonly index: number } & {
  -readonly [K in Exclude<keyof Fields, SeqNames<Fields>>]: FieldValue<Fields[K]>;
} & { readonly [K in SeqNames<Fields>]: Seq };

/** All records of an array field. */
export interface Records<V> {
  readonly length: number;
  /** The record at `index`, which must not be `none`. */
  get(index: number): V;
}

type ScalarNames<S> = { [K in keyof S]: S[K] extends ArrayField | SeqField ? never : K }[keyof S];

/** A whole state, as actions and properties of states see it. */
export type State<S extends Schema> = {
  -readonly [K in ScalarNames<S>]: FieldValue<S[K]>;
} & {
  readonly [K in Exclude<keyof S, ScalarNames<S>>]: S[K] extends ArrayField<infer Fields>
    ? Records<View<Fields>>
    : Seq;
};

/** A declarative guard on a record's own fields. A list of names means any of them. */
export type When<Fields extends RecordFields> = {
  readonly [K in keyof Fields]?: Fields[K] extends EnumField<infer Name>
    ? Name | readonly Name[]
    : Fields[K] extends IntField
      ? number
      : Fields[K] extends BoolField
        ? boolean
        : Fields[K] extends IdField
          ? 'none' | 'some'
          : 'empty' | 'nonempty';
};
