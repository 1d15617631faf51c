import { ruleHistories } from './histories.ts';
import type { Change, RuleHistory } from './history.ts';
import { valueAt } from './rules-at.ts';
import { compareVersions } from './version-order.ts';

/** A rule on the way from one release to another. */
export interface RuleDifference {
  /** The name of the rule in `Rules`. */
  readonly rule: string;
  readonly before: string | boolean;
  readonly after: string | boolean;
  /** What holds before and after, in words. */
  readonly saysBefore: string;
  readonly saysAfter: string;
  /** File below `tokio/src` and function. */
  readonly source: string;
  /** Every change between the two releases, ascending, whichever of the two is the later one. */
  readonly changes: readonly Change<string | boolean>[];
}

/** What changed between two releases. */
export interface ReleaseDifference {
  /** The rules that are not the same in both. */
  readonly changed: readonly RuleDifference[];
  /** The rules that are the same in both but were not in between. */
  readonly changedAndBack: readonly RuleDifference[];
}

/** A rule of any type. */
export type AnyRule = RuleHistory<string | boolean>;

/** What a rule with this value says, as a sentence without a capital and a full stop. */
export const sayingOf = ({ says }: AnyRule, value: string | boolean): string =>
  says[`${value}`] ?? `${value}`;

/** What changed on the way from the release `from` to the release `to`, full versions, in either order. */
export const differencesBetween = (from: string, to: string): ReleaseDifference => {
  const [early, late] = compareVersions(from, to) <= 0 ? [from, to] : [to, from];
  const between = ({ release }: Change<string | boolean>): boolean =>
    compareVersions(early, release) < 0 && compareVersions(release, late) <= 0;
  const moved = Object.entries<AnyRule>(ruleHistories).flatMap(([rule, history]) => {
    const changes = history.changes.filter(between);
    if (changes.length === 0) return [];
    const [before, after] = [valueAt(history, from), valueAt(history, to)];
    const { source } = history;
    const [saysBefore, saysAfter] = [sayingOf(history, before), sayingOf(history, after)];
    return [{ rule, before, after, saysBefore, saysAfter, source, changes }];
  });
  return {
    changed: moved.filter(({ before, after }) => before !== after),
    changedAndBack: moved.filter(({ before, after }) => before === after),
  };
};

/** The changes of every rule in one listed release: those of `release` itself. */
export const changesIn = (release: string): readonly RuleDifference[] =>
  Object.entries<AnyRule>(ruleHistories).flatMap(([rule, history]) => {
    const at = history.changes.findIndex((change) => change.release === release);
    const change = history.changes[at];
    if (change === undefined) return [];
    const before = history.changes[at - 1]?.value ?? history.first;
    const [saysBefore, saysAfter] = [sayingOf(history, before), sayingOf(history, change.value)];
    const { source } = history;
    return [{ rule, before, after: change.value, saysBefore, saysAfter, source, changes: [change] }];
  });
