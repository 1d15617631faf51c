import type { Judgement } from '../check/judge.ts';
import type { Comparison } from '../compare/comparison.ts';

/** Tells what `compare` finds: each later side against the first. */
export interface CompareReporter {
  /** Everything is compared; called once. */
  finish(comparisons: readonly Comparison[], judgement: Judgement): void;
}

/** Tells each of `reporters`. */
export const allCompares = (reporters: readonly CompareReporter[]): CompareReporter => ({
  finish: (comparisons, judgement) => {
    for (const reporter of reporters) reporter.finish(comparisons, judgement);
  },
});
