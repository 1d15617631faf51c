import { byRelease } from './by-release.ts';
import type { ByRelease } from './by-release.ts';
import { bySetting } from './by-setting.ts';
import type { Changed } from './by-setting.ts';
import { verdictIn } from './verdict-in.ts';
import type { BisectQuestion, VerdictIn } from './verdict-in.ts';

/** What flips a property, and what does not. */
export interface Bisection {
  readonly question: BisectQuestion;
  /** How it fares as it was asked. */
  readonly asAsked: VerdictIn;
  readonly byRelease: ByRelease;
  readonly bySetting: readonly Changed[];
  /** Wall time. */
  readonly seconds: number;
}

/** Whether a limit left a verdict open, as it was asked or in another release. Larger settings may well be too large. */
export const isOpen = ({ asAsked, byRelease: { eras } }: Bisection): boolean =>
  [asAsked, ...eras.map(({ found }) => found)].some(({ verdict }) => verdict === 'inconclusive');

/** Asks a property of a workload in every release in which a rule changed, and with one setting changed at a time. */
export const bisect = (question: BisectQuestion, tell: (asking: string) => void): Bisection => {
  const started = performance.now();
  tell('as asked');
  const asAsked = verdictIn(question, question.workload);
  const releases = byRelease(question, (release) => tell(`Tokio ${release}`));
  const settings = bySetting(question, asAsked, tell);
  const seconds = (performance.now() - started) / 1000;
  return { question, asAsked, byRelease: releases, bySetting: settings, seconds };
};
