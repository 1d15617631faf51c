import { expect, test } from 'vitest';
import { Summarizer } from '../../../checker/check/summary.ts';
import { inapplicable, sampleProperty, sampleResult, sampleVerdict } from '../support/samples.ts';

test('instances, violations and files add up by property', () => {
  const summarizer = new Summarizer([sampleProperty('a'), sampleProperty('b')]);
  summarizer.add({
    kind: 'checked',
    result: sampleResult('1', [sampleVerdict('a', 'holds'), sampleVerdict('b', 'violated')]),
  });
  summarizer.add({
    kind: 'checked',
    result: sampleResult('2', [sampleVerdict('a', 'holds'), sampleVerdict('b', 'vacuous')]),
  });
  const { files, events, properties } = summarizer.summary();
  expect({ files, events }).toEqual({ files: 2, events: 200 });
  expect(
    properties.map(({ property, verdict, checked, violations }) => [
      property.id,
      verdict,
      checked,
      violations,
    ]),
  ).toEqual([
    ['a', 'holds', 10, 0],
    ['b', 'violated', 5, 1],
  ]);
  expect(properties[1]?.files).toEqual({
    holds: 0,
    violated: 1,
    inconclusive: 0,
    'not-checkable': 0,
    vacuous: 1,
  });
});

const unseen = (reason: string) => sampleVerdict('a', 'not-checkable', { reason });

test('the same reason is told once, with the number of files and the first of them', () => {
  const summarizer = new Summarizer([sampleProperty('a')]);
  for (const [file, reason] of [
    ['1', 'no steals'],
    ['2', 'no polls'],
    ['3', 'no polls'],
  ] as const)
    summarizer.add({ kind: 'checked', result: sampleResult(file, [unseen(reason)]) });
  expect(summarizer.summary().properties[0]?.remarks).toEqual([
    { verdict: 'not-checkable', because: 'no polls', files: 2, first: '2' },
    { verdict: 'not-checkable', because: 'no steals', files: 1, first: '1' },
  ]);
});

test('files of runtimes that the property is no rule of are counted apart', () => {
  const summarizer = new Summarizer([inapplicable('a')]);
  summarizer.add({ kind: 'checked', result: sampleResult('1', [sampleVerdict('a', 'not-checkable')]) });
  expect(summarizer.summary().properties[0]).toMatchObject({ verdict: 'not-checkable', otherRuntimes: 1 });
});

test('files that could not be read or were cut off are named', () => {
  const summarizer = new Summarizer([]);
  summarizer.add({ kind: 'unreadable', problem: { file: 'x', code: 'TRACE001', message: 'gone' } });
  summarizer.add({ kind: 'checked', result: sampleResult('y', [], { ended: false }) });
  expect(summarizer.summary(4)).toMatchObject({
    files: 2,
    skipped: 4,
    unreadable: [{ file: 'x' }],
    truncated: ['y'],
  });
});
