import type { Case, CaseStatus } from '../../results/results.ts';
import { shortened } from './shortened.ts';

/** How a question ended, in a word or two. */
export const statusWords: Readonly<Record<CaseStatus, string>> = {
  passed: 'passed',
  failed: 'FAILED',
  undecided: 'undecided',
  vacuous: 'never put to the test',
  'not-checkable': 'not checkable',
  unreadable: 'unreadable',
};

/** What comes from outside, such as the name of a file, is cut beyond this many characters. */
const mostOfName = 300;
/** The same for a message, which may have several sentences. */
const mostOfMessage = 2000;
/** The same for a sentence that others stand beside. */
const mostOfSentence = 1000;

/** A name as reports show it, cut if it is too long to be read. */
export const nameIn = (text: string): string => shortened(text, mostOfName);

/** A message as reports show it, cut if it is too long to be read. */
export const messageIn = (text: string): string => shortened(text, mostOfMessage);

/** Why a question did not pass, in one sentence: the headline of the first finding, or else the reason. */
export const whyIn = ({ findings, reason, status }: Case): string =>
  shortened(findings[0]?.headline ?? reason ?? statusWords[status], mostOfSentence);
