/** Fields with declared bounds. The row layout, the views, symmetry and the printer all follow from them. */

/** One of a fixed list of names; starts as the first. */
export interface EnumField<Name extends string = string> {
  readonly kind: 'enum';
  readonly names: readonly Name[];
}
/** An integer from `min` to `max`; starts as `min`. */
export interface IntField {
  readonly kind: 'int';
  readonly min: number;
  readonly max: number;
}
/** A truth value; starts false. */
export interface BoolField {
  readonly kind: 'bool';
}
/** The index of an element of the array named `of`, or `none`; starts as `none`. */
export interface IdField {
  readonly kind: 'id';
  readonly of: string;
}
/** A sequence of at most `capacity` indices into the array named `of`; starts empty. */
export interface SeqField {
  readonly kind: 'seq';
  readonly of: string;
  readonly capacity: number;
}
/** A field of a record. */
export type Field = EnumField | IntField | BoolField | IdField | SeqField;
/** Named fields. */
export type RecordFields = { readonly [name: string]: Field };
/** A fixed number of records, all alike. An array that a configuration has no use for is empty, and takes no cells. */
export interface ArrayField<Fields extends RecordFields = RecordFields> {
  readonly kind: 'array';
  readonly length: number;
  readonly fields: Fields;
}
/** The fields and arrays that make up a state. */
export type Schema = { readonly [name: string]: Field | ArrayField };

/** The value of an id field that refers to nothing. */
export const none = -1;

export const enums = <const Name extends string>(...names: readonly Name[]): EnumField<Name> => ({
  kind: 'enum',
  names,
});
export const int = (min: number, max: number): IntField => ({ kind: 'int', min, max });
export const bool: BoolField = { kind: 'bool' };
export const id = (of: string): IdField => ({ kind: 'id', of });
export const seq = (of: string, capacity: number): SeqField => ({ kind: 'seq', of, capacity });
export const array = <const Fields extends RecordFields>(
  length: number,
  fields: Fields,
): ArrayField<Fields> => ({
  kind: 'array',
  length,
  fields,
});
