import type { Judgement } from '../check/judge.ts';
import type { FileOutcome } from '../check/outcome.ts';
import type { Finding } from '../explain/finding.ts';
import type { CheckSummary } from '../check/summary.ts';

/** Tells what `check` finds, while it is finding it. */
export interface CheckReporter {
  /** One more file is done; `findings` are what its violations come to. */
  file(outcome: FileOutcome, findings: readonly Finding[]): void;
  /**
   * All files are done; called once. `findings` are all there are, those too that only the whole run tells; none unless a
   * reporter for programs was asked for.
   */
  finish(summary: CheckSummary, judgement: Judgement, findings: readonly Finding[]): void;
}

/** Tells each of `reporters`. */
export const allChecks = (reporters: readonly CheckReporter[]): CheckReporter => ({
  file: (outcome, findings) => {
    for (const reporter of reporters) reporter.file(outcome, findings);
  },
  finish: (summary, judgement, findings) => {
    for (const reporter of reporters) reporter.finish(summary, judgement, findings);
  },
});

/** How much is told: failures only, the usual, everything. */
export type Detail = 'quiet' | 'usual' | 'verbose';
