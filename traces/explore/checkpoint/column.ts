/** 32-bit integers that are only ever appended to, so that a save need only add the new ones. */
export interface Column {
  readonly name: string;
  /** Integers appended so far. */
  readonly length: number;
  /** Index of the first integer that is needed to go on when the first `expanded` states are expanded. */
  neededFrom(expanded: number): number;
  /** Those from index `from` up to `to`, which must not be changed by who only reads. */
  view(from: number, to: number): Int32Array;
  /** Makes room, in what was new, for the integers from index `first` up to `length`, which the caller then fills in. */
  restore(first: number, length: number): void;
}

/** What keeps its data in columns. */
export interface Columned {
  readonly columns: readonly Column[];
  /** Says that all columns, restored, are filled in. */
  restored(): void;
}
