import { describe, expect, it } from 'vitest';
import { Pace } from '../../../checker/conformance/pace.ts';

const busy = (milliseconds: number): void => {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
};

/** Pieces of work of some milliseconds each, and how many of them were done. */
class Work {
  done = 0;

  *pieces(count: number, milliseconds: number): Generator<undefined, 'finished'> {
    for (; this.done < count; this.done++) {
      busy(milliseconds);
      yield;
    }
    return 'finished';
  }
}

describe('the pace of a search', () => {
  it('lets what comes from outside be heard in the midst of work, and stops for it', async () => {
    let stop = false;
    const asked: number[] = [];
    const pace = new Pace((events) => {
      asked.push(events);
      return !stop;
    });
    const work = new Work();
    setTimeout(() => (stop = true), 1);
    expect(await pace.through(work.pieces(1000, 5), 17)).toBeUndefined();
    expect(work.done).toBeLessThan(1000);
    expect(asked).not.toHaveLength(0);
    expect(new Set(asked)).toEqual(new Set([17]));
  });

  it('asks only now and then', async () => {
    let asked = 0;
    const pace = new Pace(() => {
      asked++;
      return true;
    });
    const work = new Work();
    expect(await pace.through(work.pieces(1000, 0), 0)).toBe('finished');
    expect(work.done).toBe(1000);
    expect(asked).toBeLessThan(100);
  });
});
