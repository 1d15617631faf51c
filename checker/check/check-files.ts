import type { InputFaultCode } from '../../traces/index.ts';
import { bytesOnDisk } from '../../traces/index.ts';
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
  /** Of all files together; absent where their size is not known. */
  readonly bytes?: BytesRead;
}

/** How much of all files has been read, as they are on disk. */
export interface BytesRead {
  readonly read: number;
  readonly total: number;
  /** Since the first file was begun. */
  readonly seconds: number;
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

const totalOf = (sizes: readonly (number | null)[]): number | null =>
  sizes.reduce<number | null>((sum, size) => (sum === null || size === null ? null : sum + size), 0);

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
  const sizes = await Promise.all(files.map(bytesOnDisk));
  const total = totalOf(sizes);
  const start = performance.now();
  let before = 0;
  for (const [index, file] of files.entries()) {
    const outcome = await checkFile(file, options, (events, read) => {
      const seconds = (performance.now() - start) / 1000;
      const bytes = total === null ? {} : { bytes: { read: before + read, total, seconds } };
      listener.progress({ file, position: index + 1, files: files.length, events, ...bytes });
      return !listener.interrupted();
    });
    before += sizes[index] ?? 0;
    note(outcome);
    if (listener.interrupted()) return summarizer.summary(files.length - index);
  }
  return summarizer.summary();
};
