import type { Test } from '../guard.ts';

/** An action that an element may take, with the conditions on that element that are still to be tested. */
export interface Candidate {
  readonly action: number;
  readonly tests: readonly Test[];
}

/** Every candidate is tried, in this order. */
export interface Leaf {
  readonly kind: 'leaf';
  readonly candidates: readonly Candidate[];
}

/** The value of one field decides how to go on. */
export interface Split {
  readonly kind: 'split';
  /** The cell of the field in the array's first record. */
  readonly at: number;
  readonly branches: readonly Branch[];
  /** For the values that no branch names. */
  readonly otherwise: DecisionTree;
}

/** How to go on where the field has one of these values. */
export interface Branch {
  readonly cells: readonly number[];
  readonly tree: DecisionTree;
}

/** Which actions an element tries, by what its fields hold. */
export type DecisionTree = Leaf | Split;

/** Splits on one path: each may repeat a candidate in several branches. */
const mostSplits = 6;

/** The field that most of the candidates test, if more than one does. */
const sharedField = (candidates: readonly Candidate[]): number | undefined => {
  const counts = new Map<number, number>();
  for (const { tests } of candidates) for (const { at } of tests) counts.set(at, (counts.get(at) ?? 0) + 1);
  const [most] = Array.from(counts).toSorted(([, one], [, other]) => other - one);
  return most !== undefined && most[1] > 1 ? most[0] : undefined;
};

const isMet = ({ cells, except }: Test, cell: number | 'other'): boolean =>
  (cell !== 'other' && cells.includes(cell)) !== except;

/** The candidates left where the field at `at` has the value `cell`, or one that no test names. */
const remaining = (
  candidates: readonly Candidate[],
  at: number,
  cell: number | 'other',
): readonly Candidate[] =>
  candidates
    .filter(({ tests }) => tests.every((test) => test.at !== at || isMet(test, cell)))
    .map(({ action, tests }) => ({ action, tests: tests.filter((test) => test.at !== at) }));

/** The values that leave the same candidates, together. */
const branchesOf = (
  candidates: readonly Candidate[],
  at: number,
): readonly { readonly cells: readonly number[]; readonly left: readonly Candidate[] }[] => {
  const cells = candidates.flatMap(({ tests }) =>
    tests.flatMap((test) => (test.at === at ? test.cells : [])),
  );
  const groups = new Map<string, { readonly cells: number[]; readonly left: readonly Candidate[] }>();
  for (const cell of new Set(cells)) {
    const left = remaining(candidates, at, cell);
    const actions = left.map(({ action }) => action).join();
    const group = groups.get(actions) ?? { cells: [], left };
    group.cells.push(cell);
    groups.set(actions, group);
  }
  return Array.from(groups.values());
};

/** A tree that tries, for every element, the candidates whose tests it meets, in the order given. */
export const decide = (candidates: readonly Candidate[], splits = 0): DecisionTree => {
  const at = splits < mostSplits ? sharedField(candidates) : undefined;
  if (at === undefined) return { kind: 'leaf', candidates };
  return {
    kind: 'split',
    at,
    branches: branchesOf(candidates, at).map(({ cells, left }) => ({
      cells,
      tree: decide(left, splits + 1),
    })),
    otherwise: decide(remaining(candidates, at, 'other'), splits + 1),
  };
};
