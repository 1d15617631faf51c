import { expect, test } from 'vitest';
import { compareBounds } from '../../../../checker/compare/guarantees/bounds.ts';
import { recordedEvidence } from '../../../../checker/compare/evidence/recorded.ts';
import type { Rates } from '../../../../checker/compare/rates/rates.ts';
import { comparedTables } from '../../../../checker/report/html/compared-tables.ts';
import type { ShownTable } from '../../../../checker/report/html/payload/page.ts';
import {
  realConstants,
  usualAssumptions,
  type EndlessQuestion,
} from '../../../../checker/starvation/index.ts';
import { endlessWorkloads, rulesOf, type YieldName } from '../../../../model/index.ts';

type ShownRow = ShownTable['rows'][number];

const names = ['self-wake', 'yield_now'] as const;

const rates = (passes: number): Rates => ({
  yields: 1000,
  polls: 2000,
  migrations: 0,
  passes,
  woken: 0,
  late: {},
});

test('what each yield costs has a row for each count, marked where the sides differ', () => {
  const sides = [rates(16), rates(500)] as const;
  const [table] = comparedTables({
    cases: [],
    alsoCompared: [
      { kind: 'rates', names, rates: [{ workload: 'yielders', ways: names, workers: 2, sides }] },
    ],
  });
  expect(table?.heads).toEqual(['scenario', 'for each yield', ...names]);
  expect(table?.rows).toEqual([
    { cells: ['yielders', 'polls', '2.000', '2.000'], differs: false },
    { cells: ['yielders', 'driver passes', '0.016', '0.500'], differs: true },
    { cells: ['yielders', 'migrations', '0.000', '0.000'], differs: false },
    { cells: ['yielders', 'workers woken', '0.000', '0.000'], differs: false },
  ]);
});

const questionOf = (way: YieldName, eventInterval: number): EndlessQuestion => {
  const [workload, rules] = [endlessWorkloads.find(({ name }) => name === 'yielders'), rulesOf('1.54.1')];
  if (workload === undefined || rules === undefined) throw new RangeError('there is no such workload');
  return {
    workload,
    size: { yield: way, tasks: 2 },
    release: '1.54.1',
    rules,
    constants: { ...realConstants(undefined), eventInterval },
    assumed: usualAssumptions,
    minimize: false,
    settled: true,
    limits: {},
  };
};

const rowsOfBounds = (eventInterval: number): readonly ShownRow[] => {
  const questions = [questionOf('self-wake', eventInterval), questionOf('yield_now', eventInterval)] as const;
  const [bound] = compareBounds([{ questions }], names);
  if (bound === undefined) throw new Error('there is no bound');
  const [table] = comparedTables({
    cases: [
      {
        suite: '',
        name: '',
        sentence: '',
        status: 'passed',
        failsRun: false,
        findings: [],
        compared: { kind: 'wait', names, bound },
      },
    ],
  });
  return table?.rows ?? [];
};

test('a bound on waits comes with what recordings of the same show, if there are any', () => {
  const [row] = rowsOfBounds(61);
  expect(row?.cells).toEqual(['yielder', 'yielders', '1', '2']);
  expect(row?.about).toMatch(
    /^Seen on real Tokio, and no bound: 1 with self-wake, g \d+ to g \d+ of .*-mt1\.jsonl\.gz\. Shown by: yieldcheck check .* --waits --among guest,guest; 2\+ with yield_now, /u,
  );
  expect(rowsOfBounds(59)).toEqual([{ cells: ['yielder', 'yielders', '1', '2'], differs: true }]);
});

test('recordings that tell the sides apart are named, with what shows it', () => {
  const [one] = recordedEvidence;
  if (one === undefined) throw new Error('no recording shows anything');
  const [table] = comparedTables({
    cases: [],
    alsoCompared: [{ kind: 'evidence', names, evidence: [one] }],
  });
  expect(table?.rows).toHaveLength(1);
  expect(table?.rows[0]?.cells.slice(1)).toEqual([one.file, one.tokio, String(one.g)]);
  expect(table?.rows[0]?.about).toMatch(/Shown by: yieldcheck .*\.jsonl\.gz/u);
});
