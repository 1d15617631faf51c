/** Where a file stops being readable; what came before is a recording all the same. */
export interface Damage {
  /** Number of the file. */
  readonly file: number;
  /** Position of the first byte that is not understood, after decompression. */
  readonly offset: number;
  /** `cut`: the file ends in the middle of something. `damaged`: it goes on with something that cannot be. */
  readonly kind: 'cut' | 'damaged';
  /** What was found, as a clause. */
  readonly problem: string;
}
