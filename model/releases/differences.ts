import type { AnyHistories, AnyHistory, Change } from './history.ts';
import { sayingOf } from './history.ts';
import { valueIn } from './rule-changes.ts';
import { compareVersions } from './version-order.ts';

/** A rule on the way from one release to another. */
export interface RuleDifference {
  /** The name of the rule. */
  readonly rule: string;
  readonly before: string | boolean;
  readonly after: string | boolean;
  /** What holds before and after, in words. */
  readonly saysBefore: string;
  readonly saysAfter: string;
  /** Where it is decided: file and function. */
  readonly source: string;
  /** Every change between the two releases, ascending, whichever of the two is the later one; none if only asked for. */
  readonly changes: readonly Change<string | boolean>[];
}

/** What changed between two releases. */
export interface ReleaseDifference {
  /** The rules that are not the same in both. */
  readonly changed: readonly RuleDifference[];
  /** The rules that are the same in both but were not in between. */
  readonly changedAndBack: readonly RuleDifference[];
}

const difference = (
  rule: string,
  history: AnyHistory,
  [before, after]: readonly [before: string | boolean, after: string | boolean],
  changes: readonly Change<string | boolean>[],
): RuleDifference => ({
  rule,
  before,
  after,
  saysBefore: sayingOf(history, before),
  saysAfter: sayingOf(history, after),
  source: history.source,
  changes,
});

/** What changed on the way from the release `from` to the release `to`, in either order. */
export const differencesBetween = (histories: AnyHistories, from: string, to: string): ReleaseDifference => {
  const [early, late] = compareVersions(from, to) <= 0 ? [from, to] : [to, from];
  const isBetween = ({ release }: Change<string | boolean>): boolean =>
    compareVersions(early, release) < 0 && compareVersions(release, late) <= 0;
  const moved = Object.entries(histories).flatMap(([rule, history]) => {
    const changes = history.changes.filter(isBetween);
    const before = valueIn(histories, rule, history, from);
    const after = valueIn(histories, rule, history, to);
    if (changes.length === 0 && before === after) return [];
    return [difference(rule, history, [before, after], changes)];
  });
  return {
    changed: moved.filter(({ before, after }) => before !== after),
    changedAndBack: moved.filter(({ before, after }) => before === after),
  };
};

/** The rules that changed in one release. */
export const changesIn = (histories: AnyHistories, release: string): readonly RuleDifference[] =>
  Object.entries(histories).flatMap(([rule, history]) => {
    const at = history.changes.findIndex((change) => change.release === release);
    const change = history.changes[at];
    if (change === undefined) return [];
    const before = history.changes[at - 1]?.value ?? history.first;
    return [difference(rule, history, [before, change.value], [change])];
  });
