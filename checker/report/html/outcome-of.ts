import { boundDiffers } from '../../compare/guarantees/bounds.ts';
import type { Case, CaseStatus } from '../../results/results.ts';
import type { Outcome } from './payload/outcome.ts';

const outcomeFor: Readonly<Record<CaseStatus, Outcome>> = {
  passed: 'holds',
  failed: 'fails',
  undecided: 'undecided',
  vacuous: 'vacuous',
  'not-checkable': 'not-checkable',
  unreadable: 'unreadable',
};

/** That two sides differ, or that a belief is refuted, is what was asked, whether it fails the run or not. */
export const outcomeOf = ({ status, findings, compared }: Case): Outcome => {
  if (status === 'undecided') return 'undecided';
  const isDifferent = compared?.kind === 'wait' && boundDiffers(compared.bound);
  if (isDifferent || findings.some(({ kind }) => kind === 'difference')) return 'differs';
  return findings.some(({ kind }) => kind === 'belief') ? 'refuted' : outcomeFor[status];
};
