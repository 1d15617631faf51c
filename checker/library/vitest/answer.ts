import type { MatcherState } from 'vitest';

/** What a matcher found out: that it is so, that it is not, or that nobody can tell. */
export interface Found {
  readonly answer: 'yes' | 'no' | 'unknown';
  /** What a person is told where the test fails, of several lines. */
  readonly told: () => string;
}

/** What vitest wants of a matcher. */
export interface Matched {
  readonly pass: boolean;
  readonly message: () => string;
}

/**
 * What nobody can tell fails a test, with and without `not`: a property that was not put to the test neither holds nor fails.
 */
export const matched = ({ isNot }: Pick<MatcherState, 'isNot'>, { answer, told }: Found): Matched => ({
  pass: answer === 'unknown' ? isNot : answer === 'yes',
  message: told,
});
