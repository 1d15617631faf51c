import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { deltaDebug } from '../../../checker/minimize/runs/delta-debug.ts';

const sum = (part: readonly number[]): number => part.reduce((total, item) => total + item, 0);

const never = (): boolean => false;

test.prop([fc.uniqueArray(fc.nat({ max: 200 }), { maxLength: 60 }), fc.nat({ max: 5 })])(
  'leaves just the items that are needed, whichever they are',
  (items, count) => {
    const needed = items.filter((_, index) => index % 7 === 3).slice(0, count);
    const shows = (part: readonly number[]) =>
      needed.every((item) => part.includes(item)) ? part : undefined;
    expect(deltaDebug(items, shows, never)).toEqual(needed);
  },
);

test.prop([fc.array(fc.nat({ max: 9 }), { maxLength: 40 }), fc.nat({ max: 60 })])(
  'leaves nothing that can be left out alone, where what is needed depends on the rest',
  (items, least) => {
    fc.pre(sum(items) >= least);
    const left = deltaDebug(items, (part) => (sum(part) >= least ? part : undefined), never);
    expect(sum(left)).toBeGreaterThanOrEqual(least);
    for (const item of left) expect(sum(left) - item).toBeLessThan(least);
  },
);

test('stops when there is no time', () => {
  expect(
    deltaDebug(
      [1, 2, 3],
      (part) => part,
      () => true,
    ),
  ).toEqual([1, 2, 3]);
});
