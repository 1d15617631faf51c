import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { fenced, inline } from '../../../../checker/report/markdown/escape.ts';
import { markdownReport, markdownWithin } from '../../../../checker/report/markdown/markdown.ts';
import { sectionsOf } from '../../../../checker/report/markdown/sections.ts';
import { visible } from '../../../../checker/report/text/visible.ts';
import { hostileTexts, megabyte, unseenButLines } from '../../support/hostile.ts';
import { recordingOutput } from '../../support/output.ts';
import { anyFinding } from '../finding/arbitrary.ts';
import { anyResults, failedCase, resultsOf } from './arbitrary.ts';

const anyText = fc.oneof(
  fc.constantFrom(...Object.values(hostileTexts)),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** What a browser shows of a text that is escaped. */
const shownOf = (escaped: string): string =>
  escaped
    .replaceAll('<!-- -->', '')
    .replaceAll(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)));

describe('a text within a line', () => {
  property.prop([anyText], { numRuns: 300, seed: 1 })('is shown as it is, and means nothing', (text) => {
    const escaped = inline(text);
    expect(shownOf(escaped)).toBe(visible(text));
    const rest = escaped.replaceAll('<!-- -->', '').replaceAll(/&#\d+;/gu, '');
    expect(rest).not.toMatch(/[\\`*_{}[\]()#|<>&~:!+=^$]/u);
    // Nobody is mentioned, and no issue.
    expect(escaped).not.toMatch(/@(?!<!-- -->)|&#35;\d|www\./iu);
  });
});

describe('lines between fences', () => {
  property.prop([fc.array(anyText, { maxLength: 4 })], { numRuns: 200, seed: 2 })(
    'cannot end them',
    (lines) => {
      const [first = '', ...rest] = fenced(lines).split('\n');
      const fence = first.slice(0, -'text'.length);
      expect(fence).toMatch(/^`{3,}$/u);
      expect(rest.at(-1)).toBe(fence);
      for (const line of rest.slice(0, -1)) expect(line).not.toContain(fence);
    },
  );
});

describe('Markdown', () => {
  property.prop([anyResults], { numRuns: 60, seed: 3 })(
    'has a row for each case and a fold for each finding, whatever texts there are',
    (results) => {
      const output = recordingOutput();
      markdownReport(output, results);
      const text = output.text();
      expect(text).not.toMatch(unseenButLines);
      const outside = text.replaceAll(/^(`{3,})text\n[\s\S]*?\n\1$/gmu, '');
      const rows = outside.split('\n').filter((line) => line.startsWith('| '));
      expect(rows).toHaveLength(2 + results.cases.length);
      for (const row of rows) expect(row.split('|')).toHaveLength(7);
      const n = results.cases.reduce((sum, { findings }) => sum + findings.length, 0);
      for (const tag of ['<details>', '<summary>', '</summary>', '</details>'])
        expect(outside.split(tag)).toHaveLength(n + 1);
      const ours = /<\/?(?:details|summary)>|<!-- -->/gu;
      expect(outside.replaceAll(ours, '')).not.toMatch(/[<]/u);
    },
  );

  property.prop([anyResults, fc.nat({ max: 30_000 })], { numRuns: 60, seed: 4 })(
    'is cut between sections, and says how many are left out',
    (results, room) => {
      const most = 200 + room;
      const text = markdownWithin(results, most);
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(most);
      const sections = sectionsOf(results).map((section) => `${section}\n\n`);
      const whole = sections.findIndex((_, i) => !text.startsWith(sections.slice(0, i + 1).join('')));
      if (whole === -1) expect(text).toBe(sections.join(''));
      else
        expect(text.slice(sections.slice(0, whole).join('').length)).toMatch(
          new RegExp(`^${sections.length - whole} more sections? did not fit here`, 'u'),
        );
    },
  );

  test('tells what happened, who is to blame, what would fix it, and the command', () => {
    const [sample] = fc.sample(anyFinding, { numRuns: 1, seed: 5 });
    if (sample === undefined) throw new Error('no finding');
    const finding = {
      ...sample,
      kind: 'safety',
      headline: 'Worker 1 polls task 2 while worker 0 does.',
      blame: { who: 'scheduler', because: 'It lets two workers in.' },
      remedies: [{ sentence: 'Use Tokio 1.54.0.' }],
      reproduce: ['check', 'a.jsonl'],
    } as const;
    const text = sectionsOf(resultsOf(failedCase({ findings: [finding] }))).join('\n\n');
    expect(text).toContain('<summary>VIOLATED: Worker 1 polls task 2 while worker 0 does.</summary>');
    expect(text).toContain('- **to blame:** Tokio&#39;s scheduler. It lets two workers in.');
    expect(text).toContain('- **would fix it:** Use Tokio 1.54.0.');
    expect(text).toContain('```text\nyieldcheck check a.jsonl\n```');
  });

  test('names of a megabyte are cut, and it says how long they are', () => {
    const text = sectionsOf(
      resultsOf(failedCase({ suite: megabyte, name: megabyte, reason: megabyte })),
    ).join('');
    expect(text.length).toBeLessThan(5000);
    expect(text).toContain('1,048,576 characters in all');
  });
});
