import type { EventKind } from '../../../traces/index.ts';

/** Something hidden that hypotheses may differ in. */
export interface Fact {
  /** What it is, as a noun phrase. */
  readonly what: string;
  /** Equal for hypotheses in which it stands the same. */
  readonly value: string;
  /** The kinds of events by which a recorder would show it. */
  readonly shownBy: readonly EventKind[];
}

/** Something hidden that a recording leaves open. */
export interface Unsettled {
  readonly what: string;
  readonly shownBy: readonly EventKind[];
  /** In how many ways it may stand. */
  readonly ways: number;
  /** How many hypotheses would be left on average, were it shown. */
  readonly left: number;
}

/** How much is told: what would settle the most. */
const most = 3;

interface Counted extends Omit<Fact, 'value'> {
  readonly counts: Map<string, number>;
}

/** In what hypotheses differ, that first which would leave the fewest of them if a recorder showed it. */
export const unsettledIn = <H>(
  hypotheses: readonly H[],
  factsOf: (h: H) => readonly Fact[],
): readonly Unsettled[] => {
  const facts = new Map<string, Counted>();
  for (const h of hypotheses)
    for (const { what, value, shownBy } of factsOf(h)) {
      const known = facts.get(what) ?? { what, shownBy, counts: new Map<string, number>() };
      known.counts.set(value, (known.counts.get(value) ?? 0) + 1);
      facts.set(what, known);
    }
  return Array.from(facts.values(), ({ what, shownBy, counts }) => {
    const squares = Array.from(counts.values()).reduce((sum, n) => sum + n * n, 0);
    return { what, shownBy, ways: counts.size, left: Math.ceil(squares / hypotheses.length) };
  })
    .filter(({ ways }) => ways > 1)
    .toSorted((one, other) => one.left - other.left)
    .slice(0, most);
};
