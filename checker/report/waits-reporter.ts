import type { Judgement } from '../check/judge.ts';
import type { Finding } from '../explain/finding.ts';
import type { WaitsOutcome, WaitsSummary } from '../starvation/recorded/index.ts';

/** Tells how tasks waited, while it is being found out. */
export interface WaitsReporter {
  /** One more file is done; `findings` are what the limits that it breaks come to. */
  outcome(outcome: WaitsOutcome, findings: readonly Finding[]): void;
  /** All files are done; called once. */
  finish(summary: WaitsSummary, judgement: Judgement): void;
}

/** Tells each of `reporters`. */
export const allWaits = (reporters: readonly WaitsReporter[]): WaitsReporter => ({
  outcome: (outcome, findings) => {
    for (const reporter of reporters) reporter.outcome(outcome, findings);
  },
  finish: (summary, judgement) => {
    for (const reporter of reporters) reporter.finish(summary, judgement);
  },
});
