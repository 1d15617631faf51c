import { compareVersions } from './version-order.ts';

/** A release in which a rule changed. */
export interface Change<Value> {
  /** The first release of its line in which the rule has the value, such as `1.29.0`. */
  readonly release: string;
  readonly value: Value;
  /** The pull requests that brought it, such as `#5223`; none where a line starts without what only the one before got. */
  readonly pulls: readonly string[];
}

/** What is known of one rule: its meaning in words, where it is decided, and how it came to be. */
export interface RuleHistory<Value extends string | boolean> {
  /** What holds, by value, as a sentence without a capital and a full stop. */
  readonly says: Readonly<Record<`${Value}`, string>>;
  /** File below the source folder of the project, and function, in the newest release. */
  readonly source: string;
  /** The value in the oldest release known. */
  readonly first: Value;
  /**
   * Ascending by release. A line of releases that was left behind when a later line changed needs nothing; one that
   * was changed on its own, as Tokio 1.51.2, has a change of its own, and the line after it tells what it started with.
   */
  readonly changes: readonly Change<Value>[];
}

/** The history of every rule in a record of rules. */
export type HistoriesOf<Rules extends object> = {
  readonly [Name in keyof Rules]: Rules[Name] extends string | boolean ? RuleHistory<Rules[Name]> : never;
};

/** The history of a rule with values of any kind. */
export type AnyHistory = RuleHistory<string | boolean>;

/** Histories of rules of any kind, by the name of the rule. */
export type AnyHistories = Readonly<Record<string, AnyHistory>>;

/** The value of a rule in `release`: that of the last change not after it. */
export const valueAt = <Value extends string | boolean>(
  { first, changes }: RuleHistory<Value>,
  release: string,
): Value => {
  const last = changes.findLast((change) => compareVersions(change.release, release) <= 0);
  return last === undefined ? first : last.value;
};

/** What a rule with this value says, as a sentence without a capital and a full stop. */
export const sayingOf = ({ says }: AnyHistory, value: string | boolean): string =>
  says[`${value}`] ?? `${value}`;

/** Every release in which a rule changed, ascending, with `more` of interest. */
export const turningPoints = (histories: AnyHistories, ...more: readonly string[]): readonly string[] => {
  const changed = Object.values(histories).flatMap(({ changes }) => changes.map(({ release }) => release));
  return [...new Set([...changed, ...more])].toSorted(compareVersions);
};
