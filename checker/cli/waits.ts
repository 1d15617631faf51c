import type { Judgement } from '../check/judge.ts';
import { jsonWaits } from '../report/json/waits.ts';
import { checkProgress } from '../report/terminal/check-progress.ts';
import { terminalWaits } from '../report/terminal/waits/waits.ts';
import { allWaits } from '../report/waits-reporter.ts';
import { judgeWaits, waitLimits, waitsOfFiles } from '../starvation/recorded/index.ts';
import type { WaitsOutcome } from '../starvation/recorded/index.ts';
import type { Finding } from '../explain/finding.ts';
import { findingsOfRecording } from '../explain/findings/recording.ts';
import { casesOfWaits, settledWaits } from '../results/of-waits.ts';
import type { Case } from '../results/results.ts';
import type { CheckRun } from './conformance.ts';
import { asPath } from '../explain/words/as-path.ts';

const limits = waitLimits.map(({ property }) => property);

/** Tells how the tasks of each recording waited, by the rules of `tokio` or of the release that it says it is of. */
export const tellWaits = async (
  { reporting: { each, origin, detail, wantsCases, tell }, expansion, progress, interrupt, strict }: CheckRun,
  tokio: string | undefined,
): Promise<Judgement> => {
  const release = tokio === undefined ? [] : ['--tokio', tokio];
  const reporter = allWaits(
    each({
      json: (output) => jsonWaits(output, origin),
      terminal: (output) => terminalWaits(output, { detail }),
    }),
  );
  const findingsOf = (outcome: WaitsOutcome): readonly Finding[] => {
    const result = outcome.kind === 'checked' ? outcome.result : outcome.before;
    if (result === undefined) return [];
    const again = ['check', asPath(result.file), '--waits', ...release];
    return findingsOfRecording(result, { properties: limits, reproduce: () => again });
  };
  const cases: Case[] = [];
  const summary = await waitsOfFiles(expansion, tokio, {
    outcome: (outcome) => {
      progress.clear();
      const findings = findingsOf(outcome);
      reporter.outcome(outcome, findings);
      if (wantsCases) cases.push(...casesOfWaits(outcome, findings));
    },
    progress: (now) => progress.update(() => checkProgress(now)),
    interrupted: () => interrupt.requested(),
  });
  progress.clear();
  const judgement = judgeWaits(summary, strict);
  reporter.finish(summary, judgement);
  tell(settledWaits(cases, summary, strict), judgement);
  return judgement;
};
