import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { junitReport } from '../../../../checker/report/junit/junit.ts';
import type { Results } from '../../../../checker/results/results.ts';
import { hostileTexts, megabyte, unseenButLines } from '../../support/hostile.ts';
import { recordingOutput } from '../../support/output.ts';
import { anyFinding } from '../finding/arbitrary.ts';
import { anyResults, failedCase, resultsOf } from './arbitrary.ts';
import { faultsIn, parsedXml } from './junit-dialect.ts';

const written = (results: Results): string => {
  const output = recordingOutput();
  junitReport(output, results);
  return output.text();
};

const ofKind = (results: Results, kind: string): number =>
  parsedXml(written(results))
    .children.flatMap(({ children }) => children)
    .flatMap(({ children }) => children)
    .filter(({ name }) => name === kind).length;

describe('JUnit', () => {
  property.prop([anyResults], { numRuns: 60, seed: 1 })(
    'is XML 1.0 in the dialect of its readers, whatever texts there are',
    (results) => {
      const text = written(results);
      expect(faultsIn(parsedXml(text))).toEqual([]);
      expect(text).not.toMatch(unseenButLines);
      expect(text).not.toMatch(/^\s*::/mu);
      expect(text).not.toContain('##[');
    },
  );

  property.prop([anyResults], { numRuns: 30, seed: 2 })('counts what it has', (results) => {
    const root = parsedXml(written(results));
    const cases = root.children.flatMap(({ children }) => children.filter(({ name }) => name === 'testcase'));
    expect(cases).toHaveLength(results.cases.length);
    expect(Number(root.attributes['tests'])).toBe(results.cases.length);
    expect(ofKind(results, 'failure')).toBe(Number(root.attributes['failures']));
    expect(ofKind(results, 'error')).toBe(Number(root.attributes['errors']));
    // A run that fails shows at least one test that did, and one that passes none.
    const isRed = Number(root.attributes['failures']) + Number(root.attributes['errors']) > 0;
    const isBad = results.cases.some(
      ({ status, failsRun }) => status === 'unreadable' || (failsRun && status !== 'passed'),
    );
    expect(isRed).toBe(isBad);
  });

  test.each(Object.entries(hostileTexts))('%s stays text', (_, text) => {
    const [suite] = parsedXml(
      written(resultsOf(failedCase({ suite: text, name: text, reason: text }))),
    ).children;
    const [, testcase] = suite?.children ?? [];
    expect(testcase?.name).toBe('testcase');
    expect(testcase?.children.map(({ name }) => name)).toEqual(['failure']);
  });

  test('names of a megabyte are cut, and it says how long they are', () => {
    const text = written(resultsOf(failedCase({ suite: megabyte, name: megabyte, reason: megabyte })));
    expect(text.length).toBeLessThan(20_000);
    expect(text).toContain('(1,048,576 characters in all)');
  });

  test('tells of a finding what the terminal tells, with what shows it and the command', () => {
    const [sample] = fc.sample(anyFinding, { numRuns: 1, seed: 5 });
    if (sample === undefined) throw new Error('no finding');
    const told = { ...sample, headline: 'Worker 1 polls task 2.', reproduce: ['check', 'a.jsonl'] };
    const root = parsedXml(written(resultsOf(failedCase({ findings: [told] }))));
    const [suite] = root.children;
    const [properties, testcase] = suite?.children ?? [];
    expect(properties?.children.map(({ attributes }) => attributes['value'])).toContain(
      'yieldcheck check a.jsonl',
    );
    const failure = testcase?.children.find(({ name }) => name === 'failure');
    expect(failure?.attributes['message']).toBe('Worker 1 polls task 2.');
    expect(failure?.text).toContain('Worker 1 polls task 2.');
    expect(failure?.text.trimEnd().endsWith('yieldcheck check a.jsonl')).toBe(true);
  });
});
