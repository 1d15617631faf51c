import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { Histogram } from '../../../../checker/starvation/recorded/histogram.ts';

const values = fc.array(
  fc.oneof(
    fc.nat(300),
    fc.maxSafeNat(),
    fc.nat(52).map((power) => 2 ** power),
    fc.integer({ min: 1, max: 52 }).map((power) => 2 ** power - 1),
  ),
  { minLength: 1 },
);

const filled = (numbers: readonly number[]): Histogram => {
  const histogram = new Histogram();
  for (const value of numbers) histogram.add(value);
  return histogram;
};

test.prop([values, fc.double({ min: 0, max: 1, noNaN: true })])(
  'a quantile is the one that sorting gives, or up to 1/128 more',
  (numbers, share) => {
    const sorted = numbers.toSorted((a, b) => a - b);
    const exact = sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1] ?? NaN;
    const found = filled(numbers).quantile(share);
    expect(found).toBeGreaterThanOrEqual(exact);
    expect(found).toBeLessThanOrEqual(exact < 256 ? exact : exact * (1 + 1 / 128));
  },
);

test.prop([values])('count and maximum are exact, and so is the mean as far as numbers go', (numbers) => {
  const histogram = filled(numbers);
  expect(histogram.count).toBe(numbers.length);
  expect(histogram.max).toBe(Math.max(...numbers));
  expect(histogram.mean).toBe(numbers.reduce((a, b) => a + b, 0) / numbers.length);
});

test('nothing has no quantiles, and a mean of 0', () => {
  const empty = new Histogram();
  expect([empty.quantile(0.5), empty.mean, empty.max]).toEqual([0, 0, 0]);
});
