import type { Judgement } from '../check/judge.ts';
import type { ExplainedRun } from '../explain/counterexample.ts';
import type { Finding } from '../explain/finding.ts';
import type { EndlessQuestion } from '../starvation/index.ts';
import type { Answered } from '../starvation/judge-endless.ts';

/** Tells what `verify --endless` finds. */
export interface EndlessReporter {
  /** One more workload is explored and judged; `findings` are what its tasks that starve come to. */
  answered(answered: Answered, findings: readonly Finding[]): void;
  /** All are; called once. */
  finish(judgement: Judgement): void;
  /** A path was replayed instead; called once, and nothing else is. */
  replayed(question: EndlessQuestion, run: ExplainedRun): void;
}

/** Tells each of `reporters`. */
export const allEndless = (reporters: readonly EndlessReporter[]): EndlessReporter => ({
  answered: (answered, findings) => {
    for (const reporter of reporters) reporter.answered(answered, findings);
  },
  finish: (judgement) => {
    for (const reporter of reporters) reporter.finish(judgement);
  },
  replayed: (question, run) => {
    for (const reporter of reporters) reporter.replayed(question, run);
  },
});
