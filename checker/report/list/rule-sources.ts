import type { RuleDifference } from '../../../model/index.ts';

/** Where a rule is decided and what changed it, in brackets: `(#5223, task/yield_now.rs yield_now)`. */
export const because = ({ source, changes }: RuleDifference): string => {
  const pulls = [...new Set(changes.flatMap((change) => change.pulls))];
  return `(${[...pulls, source].join(', ')})`;
};
