import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { below, randomWordsFor, xoshiro } from '../../../../traces/explore/random/xoshiro.ts';

describe('the generator', () => {
  it('gives what the one of its authors gives', () => {
    const random = xoshiro([1, 2, 3, 4]);
    expect(Array.from({ length: 10 }, () => random())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('begins each run elsewhere, and each seed', () => {
    const beginnings = [0, 1, -1, 2 ** 31].flatMap((seed) =>
      Array.from({ length: 500 }, (_, run) => {
        const random = randomWordsFor(seed, run);
        return `${random()} ${random()}`;
      }),
    );
    expect(new Set(beginnings).size).toBe(beginnings.length);
  });

  it('does not favour the first choices of runs that follow each other', () => {
    const counts = [0, 0, 0, 0, 0];
    for (let run = 0; run < 50_000; run++) {
      const choice = below(5, randomWordsFor(7, run));
      counts[choice] = (counts[choice] ?? 0) + 1;
    }
    // Five standard deviations of a binomial distribution.
    for (const count of counts)
      expect(Math.abs(count - 10_000)).toBeLessThan(5 * Math.sqrt(50_000 * 0.2 * 0.8));
  });

  test.prop([fc.integer(), fc.nat(), fc.integer({ min: 1, max: 1000 })])(
    'stays below what it is told',
    (seed, run, count) => {
      const random = randomWordsFor(seed, run);
      for (let i = 0; i < 50; i++) {
        const value = below(count, random);
        expect(Number.isInteger(value) && value >= 0 && value < count).toBe(true);
      }
    },
  );
});
