import type { Header } from '../../traces/index.ts';

/**
 * What keeps a recording from being the whole truth in one order, which properties must be written to bear.
 *
 * - `merged-order`: events of different threads are in one of several possible orders.
 * - `unknown-start`: tasks and workers were there before the first event.
 * - `some-tasks`: of some kinds only the events of instrumented tasks are recorded.
 * - `lossy`: events may be missing anywhere, besides at gaps.
 * - `unknown-flavor`: it is not said which scheduler was recorded.
 */
export type Trait = 'merged-order' | 'unknown-start' | 'some-tasks' | 'lossy' | 'unknown-flavor';

/** All of them, for properties that bear any. */
export const allTraits: readonly Trait[] = [
  'merged-order',
  'unknown-start',
  'some-tasks',
  'lossy',
  'unknown-flavor',
];

/** The traits of the recording with this header. */
export const traitsOf = ({ order, loss, coverage, runtime }: Header): ReadonlySet<Trait> => {
  const traits = new Set<Trait>();
  if (order.across === 'merged') traits.add('merged-order');
  if (loss?.head === true) traits.add('unknown-start');
  if (Object.values(coverage).includes('instrumented')) traits.add('some-tasks');
  if (loss?.middle === true) traits.add('lossy');
  if (runtime.flavor === 'unknown') traits.add('unknown-flavor');
  return traits;
};

/** What each trait keeps from being decided, as a clause. */
export const traitReasons: Readonly<Record<Trait, string>> = {
  'merged-order': 'the recorder does not show the order of events on different threads',
  'unknown-start': 'the recording begins in the middle of a run',
  'some-tasks': 'the recorder shows some events of instrumented tasks only',
  lossy: 'events may be missing from the recording',
  'unknown-flavor': 'the recording does not say which scheduler it is of',
};
