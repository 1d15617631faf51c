/** A recording of real Tokio that is a behaviour of one side, and cannot be one of the other. */
export interface Telling {
  readonly kind: 'tells';
  readonly file: string;
  /** The release that it says it is of. */
  readonly tokio: string;
  /** The side that it is a behaviour of. */
  readonly side: 0 | 1;
  /** Position of the first event that the other side cannot show. */
  readonly g: number;
  /** What happens there, as a clause. */
  readonly seen: string;
  /** What the other side would have instead, as a clause. */
  readonly instead: string;
}

/** Recordings that were held against two sides. */
export interface HeldRecordings {
  /** What the sides have on the axis, as options take it. */
  readonly values: readonly [string, string];
  readonly held: readonly Held[];
}

/** What came of holding a recording against two sides. */
export type Held =
  | Telling
  | {
      /** `alike`: a behaviour of both; `neither`: of none of them. */
      readonly kind: 'alike' | 'neither';
      readonly file: string;
    }
  | {
      /** `open`: it could not be decided; `unasked`: nothing can be asked of it here; `unreadable`: it is damaged, or no recording. */
      readonly kind: 'open' | 'unasked' | 'unreadable';
      readonly file: string;
      /** Why, as a clause. */
      readonly because: string;
    };

/** Those that tell the sides apart, the soonest first. */
export const tellingsIn = ({ held }: HeldRecordings): readonly Telling[] =>
  held.flatMap((one) => (one.kind === 'tells' ? [one] : [])).toSorted((a, b) => a.g - b.g);

/** How many recordings tell two sides apart, as the beginning of a sentence that ends in what they tell. */
export const howManyTell = (recordings: HeldRecordings): string => {
  const [telling, all] = [tellingsIn(recordings).length, recordings.held.length];
  if (all === 1) return telling === 1 ? 'The recording tells' : 'The recording does not tell';
  return `${telling === 0 ? 'None' : telling} of ${all} recordings ${telling < 2 ? 'tells' : 'tell'}`;
};

/** Why recordings say nothing, each reason once with the files that it is true of. */
export const reasonsIn = ({
  held,
}: HeldRecordings): readonly {
  readonly kind: 'open' | 'unasked' | 'unreadable';
  readonly because: string;
  readonly files: readonly string[];
}[] => {
  const unclear = held.flatMap((one) => ('because' in one ? [one] : []));
  const keyOf = (one: (typeof unclear)[number]): string => `${one.kind}\0${one.because}`;
  return [...new Map(unclear.map((one) => [keyOf(one), one])).values()].map((first) => ({
    kind: first.kind,
    because: first.because,
    files: unclear.filter((one) => keyOf(one) === keyOf(first)).map(({ file }) => file),
  }));
};
