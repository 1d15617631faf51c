import type { Judgement } from '../check/judge.ts';
import type { ExploredSummary } from '../check/judge-exploration.ts';
import type { CheckedRun } from '../check/check-run.ts';
import type { Explored } from '../check/claim.ts';

/** Tells what `verify` finds. */
export interface VerifyReporter {
  /** One more scenario under one way of yielding is explored, or as much of it as there was time for before Ctrl-C. */
  explored(explored: Explored, interrupted: boolean): void;
  /** All are explored; called once. */
  finish(summaries: readonly ExploredSummary[], judgement: Judgement, interrupted: boolean): void;
  /** A path was replayed instead; called once, and nothing else is. */
  replayed(run: CheckedRun, judgement: Judgement): void;
}

/** Tells each of `reporters`. */
export const allVerifies = (reporters: readonly VerifyReporter[]): VerifyReporter => ({
  explored: (explored, interrupted) => {
    for (const reporter of reporters) reporter.explored(explored, interrupted);
  },
  finish: (summaries, judgement, interrupted) => {
    for (const reporter of reporters) reporter.finish(summaries, judgement, interrupted);
  },
  replayed: (run, judgement) => {
    for (const reporter of reporters) reporter.replayed(run, judgement);
  },
});
