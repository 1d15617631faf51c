import type { Judgement } from '../check/judge.ts';
import type { ExploredSummary } from '../check/judge-exploration.ts';
import type { CheckedRun } from '../check/check-run.ts';
import type { ToldRun } from '../explain/told-run.ts';
import type { Explored } from '../check/claim.ts';
import type { Finding } from '../explain/finding.ts';

/** Tells what `verify` finds. */
export interface VerifyReporter {
  /**
   * One more scenario under one way of yielding is explored, or as much of it as there was time for before Ctrl-C; `findings`
   * are what speaks against it.
   */
  explored(explored: Explored, interrupted: boolean, findings: readonly Finding[]): void;
  /** All are explored; called once. `findings` are all there are, those too that only the whole run tells. */
  finish(
    summaries: readonly ExploredSummary[],
    judgement: Judgement,
    interrupted: boolean,
    findings: readonly Finding[],
  ): void;
  /** A path was replayed instead, with what it violates; called once, and nothing else is. */
  replayed(run: CheckedRun, told: ToldRun, judgement: Judgement, findings: readonly Finding[]): void;
}

/** Tells each of `reporters`. */
export const allVerifies = (reporters: readonly VerifyReporter[]): VerifyReporter => ({
  explored: (explored, interrupted, findings) => {
    for (const reporter of reporters) reporter.explored(explored, interrupted, findings);
  },
  finish: (summaries, judgement, interrupted, findings) => {
    for (const reporter of reporters) reporter.finish(summaries, judgement, interrupted, findings);
  },
  replayed: (run, told, judgement, findings) => {
    for (const reporter of reporters) reporter.replayed(run, told, judgement, findings);
  },
});
