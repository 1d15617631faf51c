import { causes, kindOf } from './word.ts';

/** A recorded event as the product sees it. */
export interface Heard {
  /** The thread: workers first, then threads that run none, by index. */
  readonly lane: number;
  readonly word: string;
}

/**
 * What a thread's steps and its recorded events are apart: words that the machine has said and that are still to be
 * recorded, or a recorded word with which the next step of the thread must begin.
 */
export interface Debt {
  readonly granted?: string;
  readonly owed: readonly string[];
}

/** The words of a step, and whose it is; of no thread if absent. */
export interface Saying {
  readonly lane: number | undefined;
  readonly words: readonly string[];
}

/** All that a thread's steps said is recorded, and the reverse. */
export const even: Debt = { owed: [] };

/** Between taking a task and the hook that tells of it a worker does what others see. Of all else it tells at once. */
const mayGoOn = ({ owed }: Debt): boolean => owed.every((word) => kindOf(word) === 'run.begin');

/** Taking a task from the LIFO slot after a poll and marking it RUNNING are one step; the hook comes in between. */
const takesAndPolls = ([first, second]: readonly string[]): boolean =>
  first !== undefined &&
  second !== undefined &&
  kindOf(first) === 'run.begin' &&
  kindOf(second) === 'poll.begin';

/** What the thread owes after a step that says these words; undefined if it may not take that step now. */
export const debtAfter = (debt: Debt, words: readonly string[]): Debt | undefined => {
  const [first, ...rest] = words;
  if (debt.granted !== undefined) return debt.granted === first ? { owed: rest } : undefined;
  if (!mayGoOn(debt)) return undefined;
  if (first === undefined) return debt;
  return causes.has(kindOf(first)) ? undefined : { owed: [...debt.owed, ...words] };
};

/** What the thread owes once a word is recorded, given the steps that there are; undefined if it cannot be recorded now. */
export const debtWhenHeard = (
  debt: Debt,
  { lane, word }: Heard,
  steps: readonly Saying[],
): Debt | undefined => {
  const [first, ...rest] = debt.owed;
  if (first !== undefined) return first === word ? { owed: rest } : undefined;
  if (debt.granted !== undefined) return undefined;
  const isCause = causes.has(kindOf(word));
  const isNext = steps.some(
    (step) => step.lane === lane && step.words[0] === word && (isCause || takesAndPolls(step.words)),
  );
  return isNext ? { granted: word, owed: [] } : undefined;
};

/** Equal for equal debts. */
export const debtText = ({ granted, owed }: Debt): string =>
  granted === undefined ? owed.join() : `!${granted}`;
