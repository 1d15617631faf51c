import type { ToldFact } from '../../../../explain/told-run.ts';

/** All that is known of the schedulers at one item. */
export interface State {
  readonly facts: readonly ToldFact[];
  /** What is not known, and why: a sentence each. */
  readonly unknown: readonly string[];
}

/** The state after each item. */
export interface States {
  at(item: number): State;
  /** The state before the first item; undefined where nothing is known of it. */
  readonly before: State | undefined;
}

/** What names a field: whose it is, and its name. */
export const factKey = ({ owner, field }: Pick<ToldFact, 'owner' | 'field'>): string => {
  switch (owner.kind) {
    case 'worker':
      return `w${owner.worker} ${field}`;
    case 'task':
      return `t${owner.task} ${field}`;
    case 'runtime':
      return `r ${field}`;
  }
};

/** The facts that differ, by `factKey`, with the value that each had before. */
export const differences = (
  before: State | undefined,
  after: State,
): ReadonlyMap<string, ToldFact | undefined> => {
  if (before === undefined) return new Map();
  const old = new Map(before.facts.map((fact) => [factKey(fact), fact]));
  return new Map(
    after.facts.flatMap((fact) => {
      const was = old.get(factKey(fact));
      return JSON.stringify(was?.value) === JSON.stringify(fact.value) ? [] : [[factKey(fact), was] as const];
    }),
  );
};
