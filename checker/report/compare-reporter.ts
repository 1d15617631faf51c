import type { Judgement } from '../check/judge.ts';
import type { Comparison } from '../compare/comparison.ts';
import type { Finding } from '../explain/finding.ts';

/** Tells what `compare` finds: each later side against the first. */
export interface CompareReporter {
  /** Everything is compared; called once. `findings` are the differences; none unless a reporter for programs was asked for. */
  finish(comparisons: readonly Comparison[], judgement: Judgement, findings: readonly Finding[]): void;
}

/** Tells each of `reporters`. */
export const allCompares = (reporters: readonly CompareReporter[]): CompareReporter => ({
  finish: (comparisons, judgement, findings) => {
    for (const reporter of reporters) reporter.finish(comparisons, judgement, findings);
  },
});
