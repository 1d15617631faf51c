import {
  compareVersions,
  differencesBetween,
  newestRelease,
  releases,
  ruleHistories,
  rulesOf,
} from '../../model/index.ts';
import type { RuleDifference } from '../../model/index.ts';
import { withRuleValue } from '../workload/with-rule-value.ts';
import { verdictIn } from './verdict-in.ts';
import type { BisectQuestion, VerdictIn } from './verdict-in.ts';

/** Releases one after the other in which the property fares alike. */
export interface Era {
  /** The first of them in which a rule changed, and the last. */
  readonly from: string;
  readonly to: string;
  readonly found: VerdictIn;
}

/** A release in which the property fares otherwise than in the one before. */
export interface Flip {
  readonly before: Era;
  readonly after: Era;
  /** The rules that changed there. */
  readonly changed: readonly RuleDifference[];
  /** Those that make the difference alone: with one of them as before, the property fares as before. None if it takes several. */
  readonly decisive: readonly RuleDifference[];
}

/** How a property fares from release to release. */
export interface ByRelease {
  readonly eras: readonly Era[];
  readonly flips: readonly Flip[];
}

const inRelease = (question: BisectQuestion, release: string): VerdictIn =>
  verdictIn(question, { ...question.workload, release });

const isPossible = (release: string, lifoSlot: boolean): boolean =>
  lifoSlot || rulesOf(release)?.lifoSlotOptional === true;

const flipBetween = (question: BisectQuestion, before: Era, after: Era): Flip => {
  const { changed } = differencesBetween(ruleHistories, before.to, after.from);
  const decisive = changed.filter(({ rule, before: value }) => {
    const release = withRuleValue(after.from, rule, value);
    return release !== undefined && inRelease(question, release).verdict === before.found.verdict;
  });
  return { before, after, changed, decisive };
};

/** Asks every release in which a rule changed, and of each in which the property fares otherwise, which rule it is due to. */
export const byRelease = (question: BisectQuestion, tell: (release: string) => void): ByRelease => {
  const eras: Era[] = [];
  const { lifoSlot } = question.workload.constants;
  const asked = [...new Set([...releases.map(({ version }) => version), newestRelease])]
    .filter((release) => isPossible(release, lifoSlot))
    .toSorted(compareVersions);
  for (const release of asked) {
    tell(release);
    const found = inRelease(question, release);
    const last = eras.at(-1);
    if (last !== undefined && last.found.verdict === found.verdict)
      eras[eras.length - 1] = { ...last, to: release };
    else eras.push({ from: release, to: release, found });
  }
  const flips = eras.flatMap((after, i) => {
    const before = eras[i - 1];
    return before === undefined ? [] : [flipBetween(question, before, after)];
  });
  return { eras, flips };
};
