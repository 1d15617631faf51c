import { describe, expect, test } from 'vitest';
import { judge } from '../../../checker/check/judge.ts';
import type { FileOutcome } from '../../../checker/check/outcome.ts';
import { Summarizer } from '../../../checker/check/summary.ts';
import { exitCode } from '../../../checker/exit-code.ts';
import type { Property } from '../../../checker/properties/property.ts';
import type { VerdictKind } from '../../../checker/verdict.ts';
import { inapplicable, sampleProperty, sampleResult, sampleVerdict } from '../support/samples.ts';

const usual = { named: false, strict: false };
const strict = { named: false, strict: true };
const named = { named: true, strict: false };

const decided = sampleProperty('decided');
const subject = sampleProperty('subject');

/** One file for each verdict on the subject, beside a property that holds in all of them. */
const summaryOf = (kinds: readonly VerdictKind[], property: Property = subject) => {
  const summarizer = new Summarizer([decided, property]);
  for (const [i, kind] of kinds.entries())
    summarizer.add({
      kind: 'checked',
      result: sampleResult(`${i}.jsonl`, [
        sampleVerdict('decided', 'holds'),
        sampleVerdict(property.id, kind),
      ]),
    });
  return summarizer.summary();
};

const unreadable: FileOutcome = {
  kind: 'unreadable',
  problem: { file: 'x', code: 'TRACE001', message: 'x: no such file' },
};

test.each<[VerdictKind[], number, number, number]>([
  [['holds', 'holds'], 0, 0, 0],
  [['holds', 'violated'], 10, 10, 10],
  [['holds', 'inconclusive'], 0, 20, 20],
  [['holds', 'not-checkable'], 0, 20, 0],
  [['not-checkable', 'not-checkable'], 0, 20, 20],
  [['holds', 'vacuous'], 0, 0, 0],
  [['vacuous', 'vacuous'], 0, 14, 14],
  [['vacuous', 'not-checkable'], 0, 20, 14],
  [['violated', 'inconclusive', 'vacuous', 'not-checkable'], 10, 10, 10],
])('%j ends with %i, strictly with %i, asked for by name with %i', (kinds, plainly, strictly, byName) => {
  const summary = summaryOf(kinds);
  expect(judge(summary, usual).code).toBe(plainly);
  expect(judge(summary, strict).code).toBe(strictly);
  expect(judge(summary, named).code).toBe(byName);
});

describe('what else decides', () => {
  test('a liveness property has a code of its own', () => {
    const liveness = sampleProperty('subject', { kind: 'liveness' });
    expect(judge(summaryOf(['violated'], liveness), usual).code).toBe(exitCode.liveness);
  });

  test('a rule of another runtime is undecided only when asked for', () => {
    const summary = summaryOf(['not-checkable'], inapplicable('subject'));
    expect(judge(summary, strict).code).toBe(exitCode.ok);
    expect(judge(summary, named).code).toBe(exitCode.inconclusive);
  });

  test('a run in which nothing was decided never passes', () => {
    const summarizer = new Summarizer([subject]);
    summarizer.add({
      kind: 'checked',
      result: sampleResult('a', [sampleVerdict('subject', 'not-checkable')]),
    });
    expect(judge(summarizer.summary(), usual).code).toBe(exitCode.inconclusive);
  });

  test('an unreadable file fails a run that is otherwise well, and hides no violation', () => {
    const summarizer = new Summarizer([subject]);
    summarizer.add(unreadable);
    summarizer.add({ kind: 'checked', result: sampleResult('a', [sampleVerdict('subject', 'holds')]) });
    expect(judge(summarizer.summary(), usual).code).toBe(exitCode.input);
    summarizer.add({ kind: 'checked', result: sampleResult('b', [sampleVerdict('subject', 'violated')]) });
    expect(judge(summarizer.summary(), usual).code).toBe(exitCode.safety);
  });

  test('an interruption leaves the run inconclusive', () => {
    const summarizer = new Summarizer([subject]);
    summarizer.add({ kind: 'checked', result: sampleResult('a', [sampleVerdict('subject', 'holds')]) });
    expect(judge(summarizer.summary(3), usual)).toEqual({
      code: exitCode.inconclusive,
      grounds: [{ code: exitCode.inconclusive, because: 'interrupted before the end of 3 files' }],
    });
  });

  test('a recording that was cut off fails a strict run only', () => {
    const summarizer = new Summarizer([subject]);
    summarizer.add({
      kind: 'checked',
      result: sampleResult('a', [sampleVerdict('subject', 'holds')], { ended: false }),
    });
    expect(judge(summarizer.summary(), usual).code).toBe(exitCode.ok);
    expect(judge(summarizer.summary(), strict).code).toBe(exitCode.inconclusive);
  });
});
