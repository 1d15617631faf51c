import type { Judgement } from '../check/judge.ts';
import { jsonWaits } from '../report/json/waits.ts';
import { checkProgress } from '../report/terminal/check-progress.ts';
import { terminalWaits } from '../report/terminal/waits/waits.ts';
import { allWaits } from '../report/waits-reporter.ts';
import { judgeWaits, waitLimits, waitsOfFiles } from '../starvation/recorded/index.ts';
import type { WaitsListener, WaitsOutcome } from '../starvation/recorded/index.ts';
import type { Finding } from '../explain/finding.ts';
import { findingsOfRecording } from '../explain/findings/recording.ts';
import { casesOfWaits, settledWaits } from '../results/of-waits.ts';
import type { Case } from '../results/results.ts';
import type { CheckRun } from './conformance.ts';
import { asPath } from '../explain/words/as-path.ts';

const limits = waitLimits.map(({ property }) => property);

/** How waits are asked about. */
export interface WaitsAsked {
  /** The release whose rules hold, whatever a recording says it is of. */
  readonly tokio?: string;
  /** Roles whose tasks are looked at alone as well, one for each task. */
  readonly among?: readonly string[];
}

/** Tells how the tasks of each recording waited. */
export const tellWaits = async (
  { reporting: { each, origin, detail, wantsCases, tell }, expansion, progress, interrupt, strict }: CheckRun,
  { tokio, among }: WaitsAsked,
): Promise<Judgement> => {
  const asked = [
    ...(among === undefined ? [] : ['--among', among.join(',')]),
    ...(tokio === undefined ? [] : ['--tokio', tokio]),
  ];
  const reporter = allWaits(
    each({
      json: (output) => jsonWaits(output, origin),
      terminal: (output) => terminalWaits(output, { detail }),
    }),
  );
  const findingsOf = (outcome: WaitsOutcome): readonly Finding[] => {
    const result = outcome.kind === 'checked' ? outcome.result : outcome.before;
    if (result === undefined) return [];
    const again = ['check', asPath(result.file), '--waits', ...asked];
    return findingsOfRecording(result, { properties: limits, reproduce: () => again });
  };
  const cases: Case[] = [];
  const listener: WaitsListener = {
    outcome: (outcome) => {
      progress.clear();
      const findings = findingsOf(outcome);
      reporter.outcome(outcome, findings);
      if (wantsCases) cases.push(...casesOfWaits(outcome, findings));
    },
    progress: (now) => progress.update(() => checkProgress(now)),
    interrupted: () => interrupt.requested(),
  };
  const summary = await waitsOfFiles(expansion, tokio, listener, among);
  progress.clear();
  const judgement = judgeWaits(summary, strict);
  reporter.finish(summary, judgement);
  tell(settledWaits(cases, summary, strict), judgement);
  return judgement;
};
