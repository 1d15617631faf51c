import type { Judgement } from '../check/judge.ts';
import { jsonWaits } from '../report/json/waits.ts';
import { checkProgress } from '../report/terminal/check-progress.ts';
import { terminalWaits } from '../report/terminal/waits/waits.ts';
import { command } from '../report/text/words.ts';
import { allWaits } from '../report/waits-reporter.ts';
import { judgeWaits, waitsOfFiles } from '../starvation/recorded/index.ts';
import type { CheckRun } from './conformance.ts';
import { asPath } from './conformance.ts';

/** Tells how the tasks of each recording waited, by the rules of `tokio` or of the release that it says it is of. */
export const tellWaits = async (
  { reporting: { each, origin, detail }, expansion, progress, interrupt, strict }: CheckRun,
  tokio: string | undefined,
): Promise<Judgement> => {
  const release = tokio === undefined ? [] : ['--tokio', tokio];
  const reproduce = (file: string): string => command('check', asPath(file), '--waits', ...release);
  const reporter = allWaits(
    each({
      json: (output) => jsonWaits(output, origin),
      terminal: (output) => terminalWaits(output, { detail, reproduce }),
    }),
  );
  const summary = await waitsOfFiles(expansion, tokio, {
    outcome: (outcome) => {
      progress.clear();
      reporter.outcome(outcome);
    },
    progress: (now) => progress.update(() => checkProgress(now)),
    interrupted: () => interrupt.requested(),
  });
  progress.clear();
  const judgement = judgeWaits(summary, strict);
  reporter.finish(summary, judgement);
  return judgement;
};
