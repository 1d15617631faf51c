/**
 * Which renamings of an array's elements leave a machine's behaviour as it is: of elements of one class among each
 * other, or rotations of all of them.
 */
export type Interchange =
  { readonly kind: 'within-classes'; readonly classes: readonly number[] } | { readonly kind: 'rotations' };

/** The arrays of a machine with interchangeable elements. */
export type Interchanges = Readonly<Record<string, Interchange>>;

/** For each interchangeable array, the new index of each of its elements. */
export type Renaming = Readonly<Record<string, readonly number[]>>;

/**
 * The renamings of a machine under which it behaves alike, and a representative for the states that differ by them
 * alone. Renamings have numbers; 0 is the one that changes nothing.
 */
export interface Symmetry {
  /** How many renamings there are. */
  readonly size: number;
  /**
   * Replaces the row at `from` by its representative and gives the number of the renaming that did it. Rows with one
   * representative are renamings of each other; the reverse may fail for states with much symmetry of their own,
   * which costs states and no soundness.
   */
  canonicalise(rows: Int32Array, from: number): number;
  /** The renaming with this number. */
  renaming(number: number): Renaming;
  /** A row renamed. */
  rename(row: Int32Array, number: number): Int32Array;
  /** Number of the renaming that does `first` and then `second`. */
  compose(first: number, second: number): number;
}
