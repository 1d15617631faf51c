import type { VerdictKind } from '../verdict.ts';
import type { CaseStatus } from './results.ts';

/** How a question about a property ended, by the verdict on it. */
export const statusOf: Readonly<Record<VerdictKind, CaseStatus>> = {
  holds: 'passed',
  violated: 'failed',
  inconclusive: 'undecided',
  'not-checkable': 'not-checkable',
  vacuous: 'vacuous',
};
