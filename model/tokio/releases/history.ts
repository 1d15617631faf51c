import type { Rules } from './rules.ts';

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
  /** File below `tokio/src` and function, in the newest release. */
  readonly source: string;
  /** The value in the oldest release known. */
  readonly first: Value;
  /**
   * Ascending by release. A line of releases that was left behind when a later line changed needs nothing; one that
   * was changed on its own, as 1.51.2, has a change of its own, and the line after it tells what it started with.
   */
  readonly changes: readonly Change<Value>[];
}

/** The history of every rule. */
export type RuleHistories = { readonly [Name in keyof Rules]: RuleHistory<Rules[Name]> };
