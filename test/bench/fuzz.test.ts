import { expect, test } from 'vitest';
import { campaign, inputAt } from '../../bench/fuzz/campaign.ts';
import { seedsIn } from '../../bench/fuzz/seeds.ts';

const seeds = seedsIn('test/fixtures');

/** Damaged gzip: the decompressor does not say where. */
const wholeFile = new Set(['TRACE006', 'TRACE007']);

test('whatever is changed in a recording, it is read or refused with a code and a place', async () => {
  const { inputs, read, refused, placeless, faults } = await campaign(seeds, {
    seed: 7,
    first: 0,
    count: 4_000,
  });
  expect(faults).toEqual([]);
  expect(Object.keys(placeless).filter((code) => !wholeFile.has(code))).toEqual([]);
  expect(read).toBeGreaterThan(50);
  expect(read + Object.values(refused).reduce((sum, n) => sum + n, 0)).toBe(inputs);
  expect(Object.keys(refused).length).toBeGreaterThan(8);
});

test('an input is the same each time, and another one under another number', () => {
  expect(inputAt(seeds, 7, 3)).toEqual(inputAt(seeds, 7, 3));
  expect(inputAt(seeds, 7, 3)).not.toEqual(inputAt(seeds, 7, 4));
});
