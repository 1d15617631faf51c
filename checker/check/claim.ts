import type { Verification } from '../verify/verification.ts';

/** A verification with how its time was spent. */
export interface Explored extends Verification {
  /** Seconds until states were no longer looked for; the rest of the time, properties were checked on them. */
  readonly secondsFinding: number;
  /** States whose steps were all taken; the others were found and not expanded. */
  readonly expanded?: number;
}

/** The strongest that is known of some properties after an exploration that was cut short. */
export interface Claim {
  /** Ids of the properties. */
  readonly properties: readonly string[];
  /** No run of so many steps violates any of them; 0 when nothing is known. */
  readonly depth: number;
}

/** What is known of the properties that a limit left open, the farthest-reaching claim first. */
export const claimsOf = ({ verdicts }: Pick<Verification, 'verdicts'>): readonly Claim[] => {
  const open = verdicts.flatMap(({ property, exhaustedDepth }) =>
    exhaustedDepth === undefined ? [] : [{ property, depth: exhaustedDepth }],
  );
  const depths = [...new Set(open.map(({ depth }) => depth))].toSorted((a, b) => b - a);
  return depths.map((depth) => ({
    depth,
    properties: open.filter((one) => one.depth === depth).map(({ property }) => property),
  }));
};
