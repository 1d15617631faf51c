import type { ActionStatistics } from './action-statistics.ts';
import type { Verification } from './verification.ts';

/** The actions that were not taken once: either nothing can bring them about, or the specification holds dead rules. */
export const neverTaken = ({ actions }: Pick<Verification, 'actions'>): readonly ActionStatistics[] =>
  actions.filter(({ steps }) => steps === 0);
