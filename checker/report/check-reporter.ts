import type { Judgement } from '../check/judge.ts';
import type { FileOutcome } from '../check/outcome.ts';
import type { CheckSummary } from '../check/summary.ts';

/** Tells what `check` finds, while it is finding it. */
export interface CheckReporter {
  /** One more file is done. */
  file(outcome: FileOutcome): void;
  /** All files are done; called once. */
  finish(summary: CheckSummary, judgement: Judgement): void;
}

/** Tells each of `reporters`. */
export const allChecks = (reporters: readonly CheckReporter[]): CheckReporter => ({
  file: (outcome) => {
    for (const reporter of reporters) reporter.file(outcome);
  },
  finish: (summary, judgement) => {
    for (const reporter of reporters) reporter.finish(summary, judgement);
  },
});

/** How much is told: failures only, the usual, everything. */
export type Detail = 'quiet' | 'usual' | 'verbose';
