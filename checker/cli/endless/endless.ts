import { specificationOf } from '../../../model/index.ts';
import type { Path } from '../../../traces/index.ts';
import { formatPath, ReplayError } from '../../../traces/index.ts';
import { explainRun } from '../../explain/counterexample.ts';
import { findingsByTask } from '../../explain/findings/endless.ts';
import type { ExitCode } from '../../exit-code.ts';
import { exitCode } from '../../exit-code.ts';
import type { EndlessReporter } from '../../report/endless-reporter.ts';
import { allEndless } from '../../report/endless-reporter.ts';
import { jsonEndless } from '../../report/json/endless.ts';
import { terminalEndless } from '../../report/terminal/endless/endless.ts';
import { verifyProgress } from '../../report/terminal/verify-progress.ts';
import { progressOn } from '../../report/text/progress.ts';
import { askEndless, endlessRuntime } from '../../starvation/index.ts';
import type { EndlessQuestion } from '../../starvation/index.ts';
import { judgeEndless, type Answered } from '../../starvation/judge-endless.ts';
import { casesOfEndless } from '../../results/of-endless.ts';
import type { Case } from '../../results/results.ts';
import type { Reporting } from '../reporting.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { argumentsOfEndless, type AskedBound } from './options.ts';

const reporterFor = ({ each, origin, detail }: Reporting): EndlessReporter =>
  allEndless(
    each({
      json: (output) => jsonEndless(output, origin),
      terminal: (output) => terminalEndless(output, { detail, argumentsOf: argumentsOfEndless }),
    }),
  );

const replay = (path: Path, questions: readonly EndlessQuestion[], reporter: EndlessReporter): ExitCode => {
  const [question, ...others] = questions;
  if (question === undefined || others.length > 0)
    throw new UsageError('--replay needs one way of yielding; name it with --yield.');
  try {
    reporter.replayed(question, explainRun(specificationOf(endlessRuntime(question)).compiled(), path));
  } catch (error) {
    if (error instanceof ReplayError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
  return exitCode.ok;
};

const replayingAgain = (question: EndlessQuestion, path: Path): readonly string[] => [
  'verify',
  ...argumentsOfEndless(question),
  '--replay',
  formatPath(path),
];

/** Answers the questions one after the other, or steps through one run. */
export const runEndless = (
  session: Session,
  questions: readonly EndlessQuestion[],
  reporting: Reporting,
  bound: AskedBound | undefined,
  path: Path | undefined,
): ExitCode => {
  const reporter = reporterFor(reporting);
  if (path !== undefined) {
    const code = replay(path, questions, reporter);
    // One run answers no question, and a report without cases says so.
    reporting.tell([], { code, grounds: [] });
    return code;
  }
  const all: Answered[] = [];
  const cases: Case[] = [];
  for (const question of questions) {
    const progress = progressOn(session.err);
    const name = `${question.workload.name} for ever under ${question.size.yield}`;
    const answer = askEndless({
      ...question,
      onProgress: (now) =>
        progress.update(() => verifyProgress(name, { ...now, property: null }, session.err.columns)),
    });
    progress.clear();
    all.push({ question, answer });
    const found = findingsByTask(
      { question, answer },
      { ...(bound !== undefined && { bound }), reproduce: replayingAgain },
    );
    reporter.answered({ question, answer }, [...found.values()]);
    cases.push(...casesOfEndless({ question, answer }, bound, found));
  }
  const judgement = judgeEndless(all, bound);
  reporter.finish(judgement);
  reporting.tell(cases, judgement);
  return judgement.code;
};
