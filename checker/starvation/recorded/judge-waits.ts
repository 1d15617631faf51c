import type { Ground, Judgement } from '../../check/judge.ts';
import { exitCode, gravest } from '../../exit-code.ts';
import type { WaitsSummary } from './waits-of-files.ts';

const files = (n: number): string => `${n} ${n === 1 ? 'file' : 'files'}`;

/**
 * What the shell is told about waits. A limit that there is not in a runtime, or that no wait put to the test, fails
 * nothing; how tasks waited is told all the same.
 */
export const judgeWaits = (summary: WaitsSummary, strict: boolean): Judgement => {
  const { properties, unreadable, truncated, skipped, waits } = summary;
  const grounds: Ground[] = [];
  const { safety, input, inconclusive } = exitCode;
  for (const { property, files: by, otherRuntimes } of properties) {
    const undecided = by.inconclusive + by['not-checkable'] - otherRuntimes;
    if (by.violated > 0)
      grounds.push({ code: safety, because: `${property.id} is violated in ${files(by.violated)}` });
    if (strict && undecided > 0)
      grounds.push({ code: inconclusive, because: `${property.id} is undecided in ${files(undecided)}` });
  }
  if (unreadable.length > 0)
    grounds.push({ code: input, because: `${files(unreadable.length)} could not be read` });
  if (skipped > 0)
    grounds.push({ code: inconclusive, because: `interrupted before the end of ${files(skipped)}` });
  if (strict && truncated.length > 0)
    grounds.push({ code: inconclusive, because: `${files(truncated.length)} cut off before the end` });
  if (grounds.length === 0 && waits === 0)
    grounds.push({ code: inconclusive, because: 'no wait was recorded from its beginning to its end' });
  return { code: gravest(grounds.map(({ code }) => code)), grounds };
};
