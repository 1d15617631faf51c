import { expect, test } from 'vitest';
import { recordedEvidence } from '../../../../checker/compare/evidence/recorded.ts';
import type { Rates } from '../../../../checker/compare/rates/rates.ts';
import { comparedTables } from '../../../../checker/report/html/compared-tables.ts';

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
    alsoCompared: [{ kind: 'rates', names, rates: [{ workload: 'yielders', workers: 2, sides }] }],
  });
  expect(table?.heads).toEqual(['scenario', 'for each yield', ...names]);
  expect(table?.rows).toEqual([
    { cells: ['yielders', 'polls', '2.000', '2.000'], differs: false },
    { cells: ['yielders', 'driver passes', '0.016', '0.500'], differs: true },
    { cells: ['yielders', 'migrations', '0.000', '0.000'], differs: false },
    { cells: ['yielders', 'workers woken', '0.000', '0.000'], differs: false },
  ]);
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
