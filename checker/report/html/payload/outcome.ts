/** How a question ended, as a page says it; in the order in which a reader wants them. */
export const outcomes = [
  'fails',
  'unreadable',
  'differs',
  'refuted',
  'undecided',
  'vacuous',
  'not-checkable',
  'holds',
] as const;

/** How a question ended, as a page says it. */
export type Outcome = (typeof outcomes)[number];

/** What an outcome is called. */
export interface OutcomeWords {
  /** Beside the question. */
  readonly label: string;
  /** After a number of one, and of several. */
  readonly counted: readonly [one: string, several: string];
}

/** What each outcome is called. */
export const outcomeWords: Readonly<Record<Outcome, OutcomeWords>> = {
  fails: { label: 'fails', counted: ['fails', 'fail'] },
  unreadable: { label: 'unreadable', counted: ['is unreadable', 'are unreadable'] },
  differs: { label: 'differ', counted: ['differs', 'differ'] },
  refuted: { label: 'refuted', counted: ['is refuted', 'are refuted'] },
  undecided: { label: 'undecided', counted: ['is undecided', 'are undecided'] },
  vacuous: {
    label: 'never put to the test',
    counted: ['was never put to the test', 'were never put to the test'],
  },
  'not-checkable': { label: 'not checkable', counted: ['is not checkable', 'are not checkable'] },
  holds: { label: 'holds', counted: ['holds', 'hold'] },
};
