import type { Minimized } from '../../verify/counterexample.ts';
import type { Verification } from '../../verify/verification.ts';
import type { FewerOf, FoundAs } from '../finding.ts';

/** The verification as if it had been asked at the size of a counterexample that was minimised. */
export const asMinimized = (
  verification: Verification,
  { size, constants, roles }: Minimized,
): Verification => ({ ...verification, size, constants, roles });

/** How a counterexample that was minimised was found. */
export const foundAs = (
  { size, constants, from, switches }: Minimized,
  search: Verification['search'],
): FoundAs => {
  const parts: readonly FewerOf[] = [
    { of: 'workers', before: from.constants.workers, after: constants.workers },
    { of: 'tasks', before: from.size.tasks, after: size.tasks },
    { of: 'polls', before: from.size.polls, after: size.polls },
  ];
  return {
    search: search ?? 'breadth-first',
    steps: from.steps,
    switches: { before: from.switches, after: switches },
    fewer: parts.filter(({ before, after }) => after < before),
  };
};
