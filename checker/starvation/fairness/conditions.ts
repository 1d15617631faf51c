import type { Runtime } from '../../../model/index.ts';
import type { Fairness } from '../graph/fairness.ts';
import type { Assumption, AssumptionName, WatchedStep } from './assumption.ts';
import { allAssumptions } from './assumptions.ts';

/** An assumption of one worker, task, or whomever it is about. */
export interface Condition {
  readonly assumption: Assumption;
  /** Index of whom it is about; 0 if there is only one. */
  readonly of: number;
}

/** Bits of a mask that are left when none is the sign. */
const mostConditions = 31;

const countOf = ({ counts }: Assumption, { constants, programs, flavor }: Runtime): number => {
  switch (counts) {
    case 'workers':
      return flavor === 'current_thread' ? 1 : constants.workers;
    case 'tasks':
      return programs.length;
    case 'one':
      return 1;
  }
};

/** Every condition that could be assumed, by number. Throws a `RangeError` when there are more than a mask can hold. */
export const conditionsOf = (runtime: Runtime): readonly Condition[] => {
  const conditions = allAssumptions.flatMap((assumption) =>
    Array.from({ length: countOf(assumption, runtime) }, (_, of): Condition => ({ assumption, of })),
  );
  if (conditions.length > mostConditions)
    throw new RangeError(
      `${conditions.length} conditions of fairness are too many, at most ${mostConditions} can be told apart: fewer workers or tasks would do`,
    );
  return conditions;
};

/** The conditions that a step is of, as bits by number. */
export const takenBy = (conditions: readonly Condition[], step: WatchedStep): number =>
  conditions.reduce(
    (mask, { assumption, of }, number) => (assumption.of(step) === of ? mask | (1 << number) : mask),
    0,
  );

/** The conditions of which a step is owed in a state where these workers poll, as bits by number. */
export const owedIn = (conditions: readonly Condition[], polling: number): number =>
  conditions.reduce(
    (mask, { assumption: { owedBy }, of }, number) =>
      owedBy === 'polling' && ((polling >> of) & 1) === 1 ? mask | (1 << number) : mask,
    0,
  );

/** The conditions that a mask holds. */
export const conditionsIn = (conditions: readonly Condition[], mask: number): readonly Condition[] =>
  conditions.filter((_, number) => ((mask >> number) & 1) === 1);

/** Which conditions are assumed, weakly and strongly, when these assumptions are made. */
export const assuming = (
  conditions: readonly Condition[],
  names: readonly AssumptionName[],
): Pick<Fairness, 'weak' | 'strong'> => {
  const masks = { weak: 0, strong: 0 };
  for (const [number, { assumption }] of conditions.entries())
    if (names.includes(assumption.name)) masks[assumption.strength] |= 1 << number;
  return masks;
};
