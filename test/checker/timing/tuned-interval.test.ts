import { describe, expect, test } from 'vitest';
import { TunedInterval } from '../../../checker/timing/tuned-interval.ts';

/** The ticks, of so many that are each busy for a time, that look at the inject queue first. */
const looks = (ticks: number, busy: number, batch: number): readonly number[] => {
  const interval = new TunedInterval();
  return Array.from({ length: ticks }, (_, i) => i + 1).filter((tick) => {
    const { isDue } = interval;
    interval.ticks();
    interval.wasBusy(busy);
    if (tick % batch === 0) interval.batchEnds();
    return isDue;
  });
};

describe('the interval between two looks at the inject queue', () => {
  test('is 61 until something was measured', () => {
    expect(looks(200, 1_000_000, 1000)).toEqual([61, 122, 183]);
  });

  test('becomes 2 where a tick takes longer than the target allows', () => {
    expect(looks(70, 1_000_000, 1000)).toEqual([61]);
    expect(looks(130, 1_000_000, 10).slice(0, 4)).toEqual([61, 62, 64, 66]);
  });

  test('becomes 127 where ticks take no time', () => {
    expect(looks(400, 100, 10)).toEqual([61, 127, 254, 381]);
  });
});
