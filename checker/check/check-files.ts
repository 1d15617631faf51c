import type { CheckOptions } from './check-file.ts';
import { checkFile } from './check-file.ts';
import type { FileOutcome } from './outcome.ts';
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

/** Checks the files one after the other, in order, keeping nothing of a file but its part in the summary. */
export const checkFiles = async (
  files: readonly string[],
  options: CheckOptions,
  listener: CheckListener,
): Promise<CheckSummary> => {
  const summarizer = new Summarizer(options.properties);
  for (const [index, file] of files.entries()) {
    const outcome = await checkFile(file, options, (events) => {
      listener.progress({ file, position: index + 1, files: files.length, events });
      return !listener.interrupted();
    });
    summarizer.add(outcome);
    listener.file(outcome);
    if (listener.interrupted()) return summarizer.summary(files.length - index);
  }
  return summarizer.summary();
};
