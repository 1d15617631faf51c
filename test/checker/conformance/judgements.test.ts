import { describe, expect, test } from 'vitest';
import type { ConformanceSummary } from '../../../checker/check/conformance/summary.ts';
import { ConformanceTally } from '../../../checker/check/conformance/summary.ts';
import { joined, judgeConformance } from '../../../checker/check/conformance/judge-conformance.ts';
import type { WhichRelease } from '../../../checker/check/conformance/which-release.ts';
import { groundOf } from '../../../checker/check/conformance/which-release.ts';
import { accepted, interrupted, notCheckable, refused, undecided, unreadable } from './support/outcomes.ts';
import type { SearchedOutcome } from './support/outcomes.ts';

const summaryOf = (
  outcomes: readonly Parameters<ConformanceTally['add']>[0][],
  left = 0,
): ConformanceSummary => {
  const tally = new ConformanceTally();
  for (const outcome of outcomes) tally.add(outcome);
  return tally.summary(left);
};

describe('recordings held against releases', () => {
  test.each<[string, Parameters<ConformanceTally['add']>[0][], number]>([
    ['all accepted', [accepted(), accepted()], 0],
    ['one refused', [accepted(), refused()], 12],
    ['refused is graver than unreadable', [refused(), unreadable()], 12],
    ['refused before the fault', [unreadable(refused().answer)], 12],
    ['unreadable is graver than undecided', [undecided(), unreadable()], 65],
    ['undecided', [accepted(), undecided()], 20],
    ['not checkable: who asks wants an answer', [accepted(), notCheckable()], 20],
    ['interrupted', [accepted(), interrupted()], 20],
    ['cut off is told only', [accepted({ ended: false })], 0],
  ])('%s', (_, outcomes, code) => {
    expect(judgeConformance(summaryOf(outcomes), false).code).toBe(code);
  });

  test('one that is cut off fails under strict', () => {
    expect(judgeConformance(summaryOf([accepted({ ended: false })]), true)).toMatchObject({ code: 20 });
    expect(judgeConformance(summaryOf([accepted()]), true)).toEqual({ code: 0, grounds: [] });
  });

  test('those that nobody looked at count as interrupted', () => {
    expect(judgeConformance(summaryOf([accepted()], 3), false)).toMatchObject({
      code: 20,
      grounds: [{ because: 'interrupted before the end of 3 recordings' }],
    });
  });

  test('events and polls are added up over all that were searched', () => {
    const { events, polls, files } = summaryOf([accepted(), refused(), notCheckable()]);
    expect({ events, polls, files }).toEqual({
      events: 10 + 4,
      polls: { begun: 4 + 4, predicted: 3 + 3, determined: 2 + 2 },
      files: 3,
    });
  });

  test('with properties the gravest of both counts, and all grounds are told', () => {
    const one = judgeConformance(summaryOf([refused()]), false);
    const other = { code: 10, grounds: [{ code: 10, because: 'fifo is violated in 1 file' }] } as const;
    expect(joined(one, other)).toEqual({ code: 10, grounds: [...one.grounds, ...other.grounds] });
  });
});

describe('a recording held against every release', () => {
  const era = { release: '1.20.0', spans: [{ from: '1.20.0' }] };
  const compared = (outcomes: readonly SearchedOutcome[], left = 0): WhichRelease => ({
    kind: 'compared',
    file: 'a.jsonl',
    eras: outcomes.map((outcome) => ({ era, outcome })),
    left: Array.from({ length: left }, () => era),
  });

  test.each<[string, WhichRelease, number | undefined]>([
    ['passes if one accepts it', compared([refused(), accepted(), undecided()]), undefined],
    ['is of no release if all refuse it', compared([refused(), refused()]), 12],
    ['is undecided if none accepts it and one gave up', compared([refused(), undecided()]), 20],
    ['is undecided if releases were left out', compared([accepted()], 2), 20],
    ['cannot be asked about', notCheckable(), 20],
    ['cannot be read', unreadable(), 65],
  ])('%s', (_, outcome, code) => {
    expect(groundOf(outcome)?.code).toBe(code);
  });
});
