import type { Field, SeqField } from './schema.ts';

/** A field that holds one value. */
export type ScalarField = Exclude<Field, SeqField>;
/** What an action reads from a scalar field. */
export type ScalarValue = string | number | boolean;

/** Returned by `toCell` for something the field cannot hold. */
export const outOfBounds = -1;

const cellOfIndex = (index: number, count: number): number =>
  Number.isInteger(index) && index >= 0 && index < count ? index : outOfBounds;

/** The number from 0 that stands for `value`, or `outOfBounds`. `referents` is the length of the array of an id. */
export const toCell = (field: ScalarField, referents: number, value: unknown): number => {
  switch (field.kind) {
    case 'enum':
      return field.names.findIndex((name) => name === value);
    case 'int':
      return typeof value === 'number'
        ? cellOfIndex(value - field.min, field.max - field.min + 1)
        : outOfBounds;
    case 'bool':
      return typeof value === 'boolean' ? Number(value) : outOfBounds;
    case 'id':
      return typeof value === 'number' ? cellOfIndex(value + 1, referents + 1) : outOfBounds;
  }
};

/** The inverse of `toCell`. */
export const fromCell = (field: ScalarField, cell: number): ScalarValue => {
  switch (field.kind) {
    case 'enum':
      return field.names[cell] ?? '';
    case 'int':
      return field.min + cell;
    case 'bool':
      return cell === 1;
    case 'id':
      return cell - 1;
  }
};

/** The greatest cell of a field; the least is 0. */
export const largestCell = (field: ScalarField, referents: number): number => {
  switch (field.kind) {
    case 'enum':
      return field.names.length - 1;
    case 'int':
      return field.max - field.min;
    case 'bool':
      return 1;
    case 'id':
      return referents;
  }
};

/** What a field can hold, in words. */
export const domainOf = (field: ScalarField, referents: number): string => {
  switch (field.kind) {
    case 'enum':
      return `one of ${field.names.join(', ')}`;
    case 'int':
      return `an integer from ${field.min} to ${field.max}`;
    case 'bool':
      return 'true or false';
    case 'id':
      return `none or an index of ${field.of} from 0 to ${referents - 1}`;
  }
};
