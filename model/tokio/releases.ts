import { turningPoints } from '../releases/history.ts';
import { baseOf, ruleChangesIn } from '../releases/rule-changes.ts';
import { compareVersions } from '../releases/version-order.ts';
import { ruleHistories } from './releases/histories.ts';
import { rulesAt } from './releases/rules-at.ts';
import type { Rules } from './releases/rules.ts';

export type { Rules } from './releases/rules.ts';

/** A release and the rules that hold in it until the next listed one. */
export interface Release {
  readonly version: string;
  readonly rules: Rules;
}

const oldestKnown = '1.20.0';
const newestMinor = '1.54.0';

/** The release that the specification follows unless told otherwise. */
export const newestRelease = '1.54.1';

/**
 * The oldest release known, those in which a rule changed, and the newest minor, ascending. A release that is not
 * listed has the rules of the nearest listed one before it; 1.51.2 reverted 1.51.0 on its branch as 1.52.2 did 1.52.0.
 */
export const releases: readonly Release[] = turningPoints(ruleHistories, oldestKnown, newestMinor).map(
  (version) => ({ version, rules: rulesAt(version) }),
);

/**
 * The rules of `version`, such as `1.53`, `1.51.1` or, with a rule changed, `1.53.1+lifo-stealable=fourth-pass`; undefined
 * when it is older than the first known or no version.
 */
export const rulesOf = (version: string): Rules | undefined => {
  const base = baseOf(version);
  const full = base === 'master' ? newestRelease : base;
  const changed = ruleChangesIn(ruleHistories, version);
  if (!/^1\.\d+(\.\d+)?$/.test(full) || changed === undefined) return undefined;
  const rules = releases.findLast((release) => compareVersions(release.version, full) <= 0)?.rules;
  if (rules === undefined || changed.size === 0) return rules;
  // The values are of those that the history of each rule has.
  return Object.assign({}, rules, Object.fromEntries(changed));
};
