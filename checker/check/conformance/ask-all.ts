import type { CheckProgress } from '../check-files.ts';
import { unmatchedPattern } from '../check-files.ts';
import type { Expansion } from '../expand-globs.ts';
import type { Against } from './ask.ts';
import { refusedInstance, sliceInstances } from '../../minimize/index.ts';
import { ask } from './ask.ts';
import type { ConformanceOutcome } from './outcome.ts';
import type { ConformanceSummary } from './summary.ts';
import { ConformanceTally } from './summary.ts';

/** Who wants to know about the work while it is under way. */
export interface ConformanceListener {
  outcome(outcome: ConformanceOutcome): void;
  progress(progress: CheckProgress): void;
  /** Asked now and then; true ends the search at hand and leaves out the rest. */
  interrupted(): boolean;
}

/** The outcome with what explains the event that is refused, if one is. */
const withExcerpt = async (outcome: ConformanceOutcome): Promise<ConformanceOutcome> => {
  if (outcome.kind !== 'refused') return outcome;
  const { at } = outcome.answer.conformance;
  if (at === undefined) return outcome;
  const [excerpt] = await sliceInstances(outcome.file, [refusedInstance(at)]);
  return excerpt === undefined ? outcome : { ...outcome, answer: { ...outcome.answer, excerpt } };
};

/** Asks about the recordings one after the other, in order; `filledBy` as for `ask`. */
export const askAll = async (
  { files, unmatched }: Expansion,
  against: Against,
  listener: ConformanceListener,
  filledBy?: string,
): Promise<ConformanceSummary> => {
  const tally = new ConformanceTally();
  const note = (outcome: ConformanceOutcome): void => {
    tally.add(outcome);
    listener.outcome(outcome);
  };
  for (const pattern of unmatched)
    note({ kind: 'unreadable', file: pattern, problem: unmatchedPattern(pattern) });
  for (const [index, file] of files.entries()) {
    if (listener.interrupted()) return tally.summary(files.length - index);
    const goOn = (events: number): boolean => {
      listener.progress({ file, position: index + 1, files: files.length, events });
      return !listener.interrupted();
    };
    const outcome = await ask(file, against, goOn, { repairs: true }, filledBy);
    note(await withExcerpt(outcome));
  }
  return tally.summary();
};
