import { exitCode, gravest } from '../../exit-code.ts';
import type { Ground, Judgement } from '../judge.ts';
import type { ConformanceSummary } from './summary.ts';

const recordings = (n: number): string => `${n} ${n === 1 ? 'recording' : 'recordings'}`;

/**
 * What the shell is told about recordings that were held against releases. Who asks wants an answer: one that was not
 * given fails the run.
 */
export const judgeConformance = (summary: ConformanceSummary, strict: boolean): Judgement => {
  const { refused, unreadable, undecided, notCheckable, skipped, truncated } = summary;
  const grounds: Ground[] = [];
  const add = (n: number, code: Ground['code'], because: (n: number) => string): void => {
    if (n > 0) grounds.push({ code, because: because(n) });
  };
  const { nonconforming, input, inconclusive } = exitCode;
  add(refused, nonconforming, (n) =>
    n === 1
      ? '1 recording is no behaviour of the release'
      : `${n} recordings are no behaviours of the releases`,
  );
  add(unreadable, input, (n) => `${n} ${n === 1 ? 'file' : 'files'} could not be read`);
  add(undecided, inconclusive, (n) => `${recordings(n)} could not be decided`);
  add(notCheckable, inconclusive, (n) => `${recordings(n)} could not be asked about`);
  add(skipped, inconclusive, (n) => `interrupted before the end of ${recordings(n)}`);
  if (strict) add(truncated, inconclusive, (n) => `${recordings(n)} cut off before the end`);
  return { code: gravest(grounds.map(({ code }) => code)), grounds };
};

/** Both judgements of one run. */
export const joined = (one: Judgement, other: Judgement): Judgement => ({
  code: gravest([one.code, other.code]),
  grounds: [...one.grounds, ...other.grounds],
});
