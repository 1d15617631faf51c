import { describe, expect, test } from 'vitest';
import { differencesBetween, ruleHistories } from '../../../../model/index.ts';
import { printComparison, writeComparison } from '../../../../checker/report/list/difference.ts';
import type { Comparison } from '../../../../checker/report/list/difference.ts';
import { recordingOutput } from '../../support/output.ts';

const comparing = (from: string, to: string): Comparison => ({
  project: 'Tokio',
  from,
  to,
  difference: differencesBetween(ruleHistories, from, to),
});

const printed = (from: string, to: string, columns = 80): string => {
  const output = recordingOutput(columns);
  printComparison(output, comparing(from, to));
  return output.text();
};

describe('a comparison in words', () => {
  test('has a block for each rule that differs', () => {
    expect(printed('1.43.4', '1.44.0', 120)).toBe(
      [
        'What changed from Tokio 1.43.4 to 1.44.0',
        '',
        'coopDefers',
        '  before      a task out of coop budget wakes itself',
        '  after       a task out of coop budget is deferred',
        '  changed in  1.44.0 (#7185)',
        '  source      task/coop/mod.rs register_waker',
        '',
      ].join('\n'),
    );
  });

  test('names every release that led to what the later one has, and not those that led away from it', () => {
    expect(printed('1.50.0', '1.53.0')).toContain('  changed in  1.51.4 (#8222), 1.52.4 (#8222)\n');
    expect(printed('1.53.0', '1.50.0')).toContain('  changed in  1.51.4 (#8222), 1.52.4 (#8222)\n');
    expect(printed('1.51.4', '1.52.0')).toContain('  changed in  1.52.0\n');
  });

  test('tells what changed and changed back', () => {
    const text = printed('1.50.0', '1.51.3', 200);
    expect(text).toContain('Nothing changed from Tokio 1.50.0 to 1.51.3.\n');
    expect(text).toContain(
      'Changed in between, and back:\n' +
        '  lifoStealable  1.51.0 (#7431), 1.51.2 (#8100)\n' +
        '  lifoPushNotifies  1.51.0 (#7431), 1.51.2 (#8100)\n',
    );
  });

  test('says so when nothing changed', () => {
    expect(printed('1.53.0', '1.53.1')).toBe('Nothing changed from Tokio 1.53.0 to 1.53.1.\n');
  });

  test.each([40, 80, 120])('keeps to %i columns', (columns) => {
    for (const line of printed('1.20.0', '1.53.1', columns).split('\n'))
      expect(line.length).toBeLessThanOrEqual(columns);
  });
});

test('a comparison as a document holds every change on the way', () => {
  const output = recordingOutput();
  const origin = {
    tool: { name: 'yieldcheck', version: '0.0.0' },
    command: 'list',
    arguments: ['list', 'releases'],
  } as const;
  const comparison = comparing('1.51.1', '1.52.2');
  writeComparison(output, origin, comparison);
  const { project, from, to, difference } = comparison;
  expect(difference.changed.map(({ rule }) => rule)).toEqual([
    'lifoStealable',
    'overflowMoves',
    'lifoPushNotifies',
    'eagerDriverHandoff',
  ]);
  expect(JSON.parse(output.text())).toMatchObject({
    command: 'list',
    exitCode: 0,
    difference: { project, from, to, ...difference },
  });
});
