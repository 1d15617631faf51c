import type { AnyHistories, AnyHistory } from './history.ts';
import { valueAt } from './history.ts';

/**
 * What begins each rule that is changed, after the release: `1.53.1+lifo-stealable=fourth-pass` is 1.53.1 with one rule that
 * it does not have.
 */
const mark = '+';

const spelt = (rule: string): string => rule.replaceAll(/[A-Z]/gu, (capital) => `-${capital.toLowerCase()}`);

const speltValue = (value: string): string => value.toLowerCase().replaceAll(/[ ,]+/gu, '-');

/** The values that a rule can have, as they are spelt. */
const valuesOf = ({ says }: AnyHistory): readonly (readonly [spelt: string, value: string | boolean])[] =>
  Object.keys(says).map((value) => [
    speltValue(value),
    value === 'true' ? true : value === 'false' ? false : value,
  ]);

/** Every rule as it is spelt in the name of a changed release, such as `lifo-stealable`, with its values. */
export const ruleSpellings = (
  histories: AnyHistories,
): readonly { readonly rule: string; readonly name: string; readonly values: readonly string[] }[] =>
  Object.entries(histories).map(([rule, history]) => ({
    rule,
    name: spelt(rule),
    values: valuesOf(history).map(([value]) => value),
  }));

/** The release without the rules that are changed. */
export const baseOf = (release: string): string => release.split(mark, 1)[0] ?? release;

/** The release with one rule more that is changed; `rule` and `value` as they are spelt. */
export const withRule = (release: string, rule: string, value: string): string =>
  `${release}${mark}${rule}=${value}`;

/** The values of the rules that are changed in a release, by rule; undefined if there is no such rule or value. */
export const ruleChangesIn = (
  histories: AnyHistories,
  release: string,
): ReadonlyMap<string, string | boolean> | undefined => {
  const [, ...changes] = release.split(mark);
  const changed = new Map<string, string | boolean>();
  for (const change of changes) {
    const [name = '', value = '', ...more] = change.split('=');
    const [rule, history] = Object.entries(histories).find(([own]) => spelt(own) === name) ?? [];
    const found = history && valuesOf(history).find(([own]) => own === value);
    if (rule === undefined || found === undefined || more.length > 0) return undefined;
    changed.set(rule, found[1]);
  }
  return changed;
};

/** The value of a rule in a release, which may be a changed one. */
export const valueIn = (
  histories: AnyHistories,
  rule: string,
  history: AnyHistory,
  release: string,
): string | boolean => ruleChangesIn(histories, release)?.get(rule) ?? valueAt(history, release);
