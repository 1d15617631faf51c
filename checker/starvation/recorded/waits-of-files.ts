import type { CheckProgress } from '../../check/check-files.ts';
import { unmatchedPattern } from '../../check/check-files.ts';
import type { Expansion } from '../../check/expand-globs.ts';
import type { CheckSummary } from '../../check/summary.ts';
import { Summarizer } from '../../check/summary.ts';
import { waitLimits } from './limits/index.ts';
import type { WaitsOutcome } from './outcome.ts';
import { waitsOfFile } from './waits-of-file.ts';

/** Who wants to know about the work while it is under way. */
export interface WaitsListener {
  outcome(outcome: WaitsOutcome): void;
  progress(progress: CheckProgress): void;
  /** Asked now and then; true cuts the file at hand off and leaves out the rest. */
  interrupted(): boolean;
}

/** What was found out over a set of files. */
export interface WaitsSummary extends CheckSummary {
  /** Waits that ended in a poll. */
  readonly waits: number;
  /** Waits that were open when their recording ended. */
  readonly open: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Follows the waits of the files one after the other, in order, keeping nothing of a file but sums. */
export const waitsOfFiles = async (
  { files, unmatched }: Expansion,
  release: string | undefined,
  listener: WaitsListener,
  among?: readonly string[],
): Promise<WaitsSummary> => {
  const summarizer = new Summarizer(waitLimits.map(({ property }) => property));
  let [waits, open, skipped] = [0, 0, 0];
  const note = (outcome: WaitsOutcome): void => {
    summarizer.add(outcome);
    if (outcome.kind === 'checked') {
      waits += sum(outcome.waits.groups.map((group) => group.waits));
      open += sum(outcome.waits.groups.map((group) => group.open));
    }
    listener.outcome(outcome);
  };
  for (const pattern of unmatched) note({ kind: 'unreadable', problem: unmatchedPattern(pattern) });
  for (const [index, file] of files.entries()) {
    const goOn = (events: number): boolean => {
      listener.progress({ file, position: index + 1, files: files.length, events });
      return !listener.interrupted();
    };
    const outcome = await waitsOfFile(file, release, goOn, among);
    note(outcome);
    if (!listener.interrupted()) continue;
    skipped = files.length - index;
    break;
  }
  return { ...summarizer.summary(skipped), waits, open };
};
