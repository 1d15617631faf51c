/**
 * The small language that the fields of records are declared in.
 *
 * A field's type is the name of a basic type, or of a closed set of words; `|null` after it allows null, and
 * a final `?` allows the field to be absent. Types (here) and JSON Schemas (`field-schema.ts`) both follow from it.
 */
export interface BasicTypes {
  /** A task's number. */
  task: number;
  /** A worker's index. */
  worker: number;
  /** An integer from 0 up to 2^53 - 1. */
  count: number;
  counts: readonly number[];
  /** An integer of at most 53 bits. */
  integer: number;
  string: string;
  boolean: boolean;
}

/** Closed sets of words, by name. */
export type Words = Readonly<Record<string, readonly string[]>>;

/** The declared fields of one kind of record, by name. */
export type FieldTable = Readonly<Record<string, string>>;

type Base<T, W extends Words> = T extends keyof BasicTypes
  ? BasicTypes[T]
  : T extends keyof W
    ? W[T][number]
    : never;

type Value<T, W extends Words> = T extends `${infer A}|null` ? Base<A, W> | null : Base<T, W>;

/** The TypeScript type of the fields declared by `F` with the words `W`. */
export type FieldsOf<F extends FieldTable, W extends Words> = {
  readonly [K in keyof F as F[K] extends `${string}?` ? never : K]: Value<F[K], W>;
} & {
  readonly [K in keyof F as F[K] extends `${string}?` ? K : never]?: F[K] extends `${infer T}?`
    ? Value<T, W>
    : never;
};
