import type { ConformanceOutcome } from '../check/conformance/outcome.ts';
import type { ConformanceSummary } from '../check/conformance/summary.ts';
import type { WitnessOutcome } from '../check/conformance/write-witness.ts';
import type { WhichRelease } from '../check/conformance/which-release.ts';
import type { Judgement } from '../check/judge.ts';
import type { Finding } from '../explain/finding.ts';

/** Tells whether recordings are behaviours of releases, while it is found out. */
export interface ConformanceReporter {
  /** One more recording is done; `findings` are what its refusal comes to. */
  outcome(outcome: ConformanceOutcome, findings: readonly Finding[]): void;
  /** A witness was asked for, of the one recording there is. */
  witness(outcome: WitnessOutcome): void;
  /** All are done. Without a judgement, that of the properties follows and speaks for both. */
  finish(summary: ConformanceSummary, judgement?: Judgement): void;
}

/** Tells each of `reporters`. */
export const allConformances = (reporters: readonly ConformanceReporter[]): ConformanceReporter => ({
  outcome: (outcome, findings) => {
    for (const reporter of reporters) reporter.outcome(outcome, findings);
  },
  witness: (outcome) => {
    for (const reporter of reporters) reporter.witness(outcome);
  },
  finish: (summary, judgement) => {
    for (const reporter of reporters) reporter.finish(summary, judgement);
  },
});

/** Tells which releases recordings may be of. */
export interface WhichReleaseReporter {
  /** One more recording is done. */
  outcome(outcome: WhichRelease): void;
  /** All are done; called once. */
  finish(judgement: Judgement): void;
}

/** Tells each of `reporters`. */
export const allWhichReleases = (reporters: readonly WhichReleaseReporter[]): WhichReleaseReporter => ({
  outcome: (outcome) => {
    for (const reporter of reporters) reporter.outcome(outcome);
  },
  finish: (judgement) => {
    for (const reporter of reporters) reporter.finish(judgement);
  },
});
