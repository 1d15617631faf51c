import type { PropertyVerdict } from '../verdict.ts';
import type { RecordingAccount } from './account.ts';

/** The verdicts as they stand: a recording that contradicts itself proves nothing against the scheduler. */
export const believed = (
  verdicts: readonly PropertyVerdict[],
  { contradictions }: RecordingAccount,
): readonly PropertyVerdict[] =>
  contradictions.count === 0 ? verdicts : verdicts.map((verdict) => doubted(verdict));

const doubted = (verdict: PropertyVerdict): PropertyVerdict => {
  if (verdict.verdict !== 'violated') return verdict;
  const { violations, undecided, reason } = verdict;
  return {
    ...verdict,
    verdict: 'inconclusive',
    violations: 0,
    examples: [],
    undecided: undecided + violations,
    reason: `the recording contradicts itself, so that this proves nothing: ${reason ?? 'an instance fails'}`,
  };
};
