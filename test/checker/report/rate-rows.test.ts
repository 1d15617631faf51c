import { expect, test } from 'vitest';
import type { Delay } from '../../../checker/compare/rates/delays.ts';
import type { ComparedRates, Rates } from '../../../checker/compare/rates/rates.ts';
import { rateLines } from '../../../checker/report/terminal/compare/rate-lines.ts';
import { rateSection } from '../../../checker/report/markdown/compare/rates.ts';
import { palette } from '../../../checker/report/text/palette.ts';
import { rateRows, yieldAlike } from '../../../checker/report/text/rate-rows.ts';

const late = (polls: number): Delay => ({ polls, median: 1.25, most: 2.5 });

const rates = (timer?: Delay): Rates => ({
  yields: 1000,
  polls: 2000,
  migrations: 0,
  passes: 0,
  woken: 0,
  late: { ...(timer && { timer }) },
});

const compared = (ways: ComparedRates['ways'], sides: ComparedRates['sides']): ComparedRates => ({
  workload: 'guests',
  ways,
  workers: 2,
  sides,
});

const alike = (['self-wake', 'yield_now'] as const).map((way) => compared([way, way], [rates(), rates()]));

const lateIn = (one: Delay | undefined, other: Delay | undefined): readonly string[] | undefined =>
  rateRows([compared(['self-wake', 'yield_now'], [rates(one), rates(other)])]).find(
    ({ title }) => title === 'timer late, ms',
  )?.sides;

test('how late tasks are is told of twenty polls or more, and the row stays where there are fewer', () => {
  expect(lateIn(late(19), late(20))).toEqual(['-', '1.25 / 2.50']);
  expect(lateIn(late(1), undefined)).toEqual(['-', '-']);
  expect(lateIn(undefined, undefined)).toBeUndefined();
});

test('rows say how tasks yield only where both sides yield alike', () => {
  expect(yieldAlike(rateRows(alike))).toBe(true);
  expect(yieldAlike(rateRows([compared(['self-wake', 'yield_now'], [rates(), rates()])]))).toBe(false);
});

test.each(['self-wake', 'yield_now'])('a row of two releases says that its tasks yield by %s', (way) => {
  const comparison = { rates: alike, names: ['1.50', '1.51.1'] } as const;
  const lines = rateLines(comparison, 100, palette(false));
  expect(lines.filter((line) => line.includes(`guests    ${way}  polls`))).toHaveLength(1);
  expect(rateSection(comparison).filter((line) => line.includes(`\`${way}\` | polls |`))).toHaveLength(1);
});
