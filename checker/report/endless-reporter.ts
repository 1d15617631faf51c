import type { Judgement } from '../check/judge.ts';
import type { ExplainedRun } from '../explain/counterexample.ts';
import type { EndlessQuestion } from '../starvation/index.ts';
import type { Answered } from '../starvation/judge-endless.ts';

/** Tells what `verify --endless` finds. */
export interface EndlessReporter {
  /** One more workload is explored and judged. */
  answered(answered: Answered): void;
  /** All are; called once. */
  finish(judgement: Judgement): void;
  /** A path was replayed instead; called once, and nothing else is. */
  replayed(question: EndlessQuestion, run: ExplainedRun): void;
}

/** Tells each of `reporters`. */
export const allEndless = (reporters: readonly EndlessReporter[]): EndlessReporter => ({
  answered: (answered) => {
    for (const reporter of reporters) reporter.answered(answered);
  },
  finish: (judgement) => {
    for (const reporter of reporters) reporter.finish(judgement);
  },
  replayed: (question, run) => {
    for (const reporter of reporters) reporter.replayed(question, run);
  },
});
