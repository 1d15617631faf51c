import type { InputFaultCode } from '../../traces/index.ts';
import type { CheckOptions } from './check-file.ts';
import { checkFile } from './check-file.ts';
import type { Expansion } from './expand-globs.ts';
import type { FileOutcome, Unreadable } from './outcome.ts';
import type { CheckSummary } from './summary.ts';
import { Summarizer } from './summary.ts';

/** How far the work has come. */
export interface CheckProgress {
  readonly file: string;
  /** Position of `file`, from 1. */
  readonly position: number;
  readonly files: number;
  /** Number of events read from `file`. */
  readonly events: number;
}

/** Who wants to know about the work while it is under way. */
export interface CheckListener {
  file(outcome: FileOutcome): void;
  progress(progress: CheckProgress): void;
  /** Asked now and then; true cuts the file at hand off and leaves out the rest. */
  interrupted(): boolean;
}

/** What is said of a pattern that matches nothing. */
export const unmatchedPattern = (pattern: string): Unreadable => ({
  file: pattern,
  code: 'TRACE001' satisfies InputFaultCode,
  message: `${pattern}: no file matches this pattern [TRACE001]\nCheck the path; * and ? match within one name, ** any number of folders.`,
});

/** Checks the files one after the other, in order, keeping nothing of a file but its part in the summary. */
export const checkFiles = async (
  { files, unmatched: patterns }: Expansion,
  options: CheckOptions,
  listener: CheckListener,
): Promise<CheckSummary> => {
  const summarizer = new Summarizer(options.properties);
  const note = (outcome: FileOutcome): void => {
    summarizer.add(outcome);
    listener.file(outcome);
  };
  for (const pattern of patterns) note({ kind: 'unreadable', problem: unmatchedPattern(pattern) });
  for (const [index, file] of files.entries()) {
    const outcome = await checkFile(file, options, (events) => {
      listener.progress({ file, position: index + 1, files: files.length, events });
      return !listener.interrupted();
    });
    note(outcome);
    if (listener.interrupted()) return summarizer.summary(files.length - index);
  }
  return summarizer.summary();
};
