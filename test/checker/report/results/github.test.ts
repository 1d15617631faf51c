import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as property } from '@fast-check/vitest';
import { afterAll, describe, expect, test } from 'vitest';
import { githubReport } from '../../../../checker/report/github/github.ts';
import { appendSummary } from '../../../../checker/report/github/summary.ts';
import type { Results } from '../../../../checker/results/results.ts';
import { hostileTexts, megabyte, unseenButLines } from '../../support/hostile.ts';
import { recordingOutput } from '../../support/output.ts';
import { anyResults, failedCase, resultsOf } from './arbitrary.ts';

const folder = mkdtempSync(join(tmpdir(), 'yieldcheck-summary-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const textOf = (results: Results): string => {
  const output = recordingOutput();
  githubReport(output, results, { folder: process.cwd(), rest: 'in the summary of this step' });
  return output.text();
};

const decoded = (text: string) =>
  text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');

/** A command as the runner reads it: to the second pair of colons, then its fields by commas. */
const parsed = (line: string) => {
  const [, level = '', fields = '', message = ''] = /^::(\w+) (.*?)::(.*)$/u.exec(line) ?? [];
  const pairs = fields.split(',').map((field) => {
    const sign = field.indexOf('=');
    return [field.slice(0, sign), decoded(field.slice(sign + 1))] as const;
  });
  return { level, ...Object.fromEntries(pairs), message: decoded(message) };
};

const linesOf = (results: Results) => textOf(results).split('\n').slice(0, -1).map(parsed);

describe('annotations', () => {
  property.prop([anyResults], { numRuns: 100, seed: 1 })(
    'are ours alone, one for each case that fails the run, whatever texts there are',
    (results) => {
      const failing = results.cases.filter(({ failsRun }) => failsRun);
      const lines = linesOf(results);
      expect(lines).toHaveLength(failing.length);
      for (const line of lines) {
        expect(['error', 'warning']).toContain(line.level);
        expect(line).toHaveProperty('title');
        expect(line.message).not.toMatch(unseenButLines);
      }
      expect(textOf(results)).not.toMatch(unseenButLines);
    },
  );

  test('tell file and question', () => {
    expect(linesOf(resultsOf(failedCase({ status: 'unreadable', suite: 'runs/a,b:c%.jsonl' })))).toEqual([
      {
        level: 'error',
        file: 'runs/a,b:c%.jsonl',
        title: 'one-poll-at-a-time unreadable in runs/a,b:c%.jsonl',
        message: 'task 1 is polled twice at once\nA task is polled by one worker at a time.',
      },
    ]);
  });

  test('are ten at most, the gravest first, and the last says how many more and where', () => {
    const vacuous = Array.from({ length: 12 }, (_, i) =>
      failedCase({ name: `open ${i}`, status: 'vacuous' }),
    );
    const lines = linesOf(resultsOf(...vacuous, failedCase({ name: 'broken' })));
    expect(lines).toHaveLength(10);
    expect(lines[0]).toMatchObject({ level: 'error', title: 'broken FAILED in a.jsonl' });
    expect(lines[9]?.message).toBe(
      '4 more questions failed, none of them graver than those shown. All are told in the summary of this step.',
    );
  });

  test.each(Object.entries(hostileTexts))('%s stays text', (_, text) => {
    expect(
      linesOf(resultsOf(failedCase({ suite: text, name: text, reason: text, status: 'unreadable' }))),
    ).toHaveLength(1);
  });

  test('names of a megabyte are cut, and it says how long they are', () => {
    const text = textOf(resultsOf(failedCase({ suite: megabyte, name: megabyte, reason: megabyte })));
    expect(text.length).toBeLessThan(5000);
    expect(text.match(/1,048,576 characters in all|1%2C048%2C576 characters in all/gu)).toHaveLength(3);
  });
});

describe('the summary of a step', () => {
  const many = resultsOf(
    ...Array.from({ length: 3000 }, (_, i) => failedCase({ name: `question ${i}`, reason: 'x'.repeat(900) })),
  );

  test('is added to what is there', () => {
    const path = join(folder, 'a.md');
    writeFileSync(path, '# before\n');
    appendSummary(path, resultsOf(failedCase()));
    expect(readFileSync(path, 'utf8')).toMatch(/^# before\n## Failed: /u);
  });

  test('stays within what is shown, beside what is there', () => {
    const path = join(folder, 'b.md');
    const before = `${'b'.repeat(1024 * 1024 - 500)}\n`;
    writeFileSync(path, before);
    appendSummary(path, many);
    const text = readFileSync(path, 'utf8').slice(before.length);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(499);
    expect(text).toMatch(/\d more sections? did not fit here/u);
  });

  test('is left alone when there is no room at all', () => {
    const path = join(folder, 'c.md');
    writeFileSync(path, 'c'.repeat(1024 * 1024));
    appendSummary(path, many);
    expect(readFileSync(path).length).toBe(1024 * 1024);
  });
});
