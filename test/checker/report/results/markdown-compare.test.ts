import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { compareSides } from '../../../../checker/compare/compare-sides.ts';
import type { Comparison } from '../../../../checker/compare/comparison.ts';
import { judgeComparison } from '../../../../checker/compare/judge-comparison.ts';
import { ruleDifference } from '../../../../checker/compare/rules.ts';
import { showRules } from '../../../../checker/compare/rule-exhibits/show-rules.ts';
import { encounterOf } from '../../../../checker/compare/side.ts';
import { markdownCompare } from '../../../../checker/report/markdown/compare/compare.ts';
import { code, plain } from '../../../../checker/report/markdown/plain.ts';
import { smallConstants } from '../../../../model/index.ts';
import type { YieldWayName } from '../../../../model/index.ts';
import { hostileTexts, unseenButLines } from '../../support/hostile.ts';
import { recordingOutput } from '../../support/output.ts';

const sideOf = (name: string, way: YieldWayName, release: string) => ({
  name,
  workload: {
    scenario: 'yielders',
    size: { yield: way, tasks: 2, polls: 2 },
    release,
    constants: { ...smallConstants, workers: 1 },
  },
});

const yields: Comparison = compareSides({
  axis: 'yield',
  encounter: encounterOf(
    sideOf('self-wake', 'self-wake', '1.53.1'),
    sideOf('yield_now', 'yield_now', '1.53.1'),
  ),
  observation: 'events',
  claims: true,
  limits: {},
});

const told = (comparison: Comparison): string => {
  const output = recordingOutput();
  const plan = {
    origin: { tool: { name: 'yieldcheck' as const, version: '0.1.0' }, command: 'compare', arguments: [] },
    argumentsOf: () => [],
    again: ['compare', 'yielders'],
  };
  markdownCompare(output, plan).finish([comparison], judgeComparison([comparison], undefined), []);
  return output.text();
};

/** The numbers of cells in the rows of each table. */
const widthsOf = (text: string): readonly number[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.replaceAll(String.raw`\|`, '').split('|').length);

describe('a comparison in Markdown', () => {
  const text = told(yields);

  test('begins with the verdict and where they part', () => {
    expect(text.split('\n').slice(0, 3)).toEqual([
      '## `self-wake` and `yield_now` differ',
      '',
      expect.stringMatching(/^In yielders they part at step \d+: with self-wake task 1 goes to the back/u),
    ]);
  });

  test('has a row for what differs, and a command for each row', () => {
    expect(text).toMatch(/^\| `yielders` \| \d+ \| notification \| task 1 goes to the back/mu);
    expect(text).toMatch(/^\| `yielding-serves-timers` \| refuted \| holds \| Between a yield/mu);
    expect(text).toMatch(/^# yielders\nyieldcheck verify yielders .*--yield self-wake .*--replay /mu);
    expect(text).toMatch(
      /Reproduce with `yieldcheck 0\.1\.0`:\n\n```text\nyieldcheck compare yielders\n```\n$/u,
    );
  });

  test('links the pull request of each rule that differs, and says how the rule alone shows', () => {
    const releases = ['1.50', '1.52.4'] as const;
    const all = ruleDifference('tokio', releases);
    if (all === undefined) throw new Error('these releases differ');
    const rules = { ...all, changed: all.changed.filter(({ rule }) => rule !== 'eagerDriverHandoff') };
    const shownRules = showRules(rules, releases, {
      observation: 'events',
      limits: () => ({}),
      tell: () => undefined,
    });
    const comparison: Comparison = {
      ...yields,
      axis: 'tokio',
      names: releases,
      encounters: [],
      rules,
      shownRules,
    };
    expect(told(comparison)).toMatch(
      /^\| `overflowMoves` \| .* \| \[#8029\]\(https:\/\/github\.com\/tokio-rs\/tokio\/pull\/8029\) \| in many-short-tasks under yield_now .* they part at step 13: with 1\.50 worker 0 takes task 3/mu,
    );
    expect(shownRules.map(({ kind }) => kind)).toEqual(['shown', 'shown']);
  });

  property.prop([fc.constantFrom(...Object.values(hostileTexts))], { numRuns: 60, seed: 4 })(
    'keeps its tables, whatever the names of recordings are',
    (hostile) => {
      const recorded: Comparison = {
        ...yields,
        recordings: {
          values: ['self-wake', 'yield_now'],
          held: [
            { kind: 'tells', file: hostile, tokio: hostile, side: 1, g: 4, seen: hostile, instead: hostile },
          ],
        },
      };
      const document = told(recorded);
      expect(document).not.toMatch(unseenButLines);
      const row = document.split('\n').find((line) => line.includes('| 4 |'));
      expect(widthsOf(row ?? '')).toEqual([8]);
      expect(row).not.toMatch(/<(?!!-- -->)(?![^`]*`)/u);
    },
  );
});

describe('a text that is to be pasted', () => {
  test.each(['1.50 and 1.51.1 differ', 'yield_now defers its waker', 'task 1 (of 2), 50% of it'])(
    '%s stays as it is',
    (text) => expect(plain(text)).toBe(text),
  );

  test.each([
    '1. first',
    '_x_ y',
    'see http://x.y',
    'www.x.y',
    '@somebody',
    '#12',
    '<b>',
    'a|b',
    '- a',
    '`a`',
  ])('%s is escaped', (text) => expect(plain(text)).not.toBe(text));

  test('in code has no end of the code or the cell', () => {
    expect(code('a`b|c')).toBe("`a'b\\|c`");
  });
});
