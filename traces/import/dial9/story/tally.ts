/** What was met while a recording's threads were read, in numbers. */
export interface Tally {
  /** Places at which a thread's records do not fit together, so that some in between are lost. */
  breaks: number;
  /** Ends of polls whose beginning was not recorded. */
  endsOnly: number;
  /** Records that lack what they are about, or say something impossible. */
  unusable: number;
}

/** Nothing was met yet. */
export const emptyTally = (): Tally => ({ breaks: 0, endsOnly: 0, unusable: 0 });
