import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { memoryBudget } from '../../../../checker/exploration/memory.ts';
import { isOutOfMemory } from '../../../../checker/exploration/memory-error.ts';
import { secondsOf } from '../../../../checker/cli/exploration/options.ts';

const gigabyte = 1024 ** 3;

describe('the usual memory', () => {
  const free = { free: 8 * gigabyte, available: 8 * gigabyte, constrained: 0, used: gigabyte };

  test('is three quarters of what is free', () => {
    expect(memoryBudget(free)).toBe(6 * gigabyte);
  });

  test('is that of the cgroup where that is less', () => {
    expect(memoryBudget({ ...free, constrained: 5 * gigabyte })).toBe(3 * gigabyte);
    expect(memoryBudget({ ...free, available: 2 * gigabyte })).toBe(1.5 * gigabyte);
    expect(memoryBudget({ ...free, constrained: 2 ** 63 })).toBe(6 * gigabyte);
    expect(memoryBudget({ ...free, constrained: 1 })).toBe(0);
  });
});

describe('the budget', () => {
  const flags = { threads: 1 };

  test('gives each scenario an equal part of what is left', () => {
    expect(secondsOf({ ...flags, budget: 60 }, 0, 4)).toBe(15);
    expect(secondsOf({ ...flags, budget: 60 }, 20, 1)).toBe(40);
    expect(secondsOf({ ...flags, budget: 60 }, 70, 1)).toBe(0);
  });

  test('and the limit of a scenario both bound it', () => {
    expect(secondsOf({ ...flags, budget: 60, maxSeconds: 10 }, 0, 2)).toBe(10);
    expect(secondsOf(flags, 5, 2)).toBe(Infinity);
  });

  test.prop([fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 10 })])(
    'is kept, whatever part of its time each scenario uses',
    (parts) => {
      let spent = 0;
      for (const [i, part] of parts.entries())
        spent += part * secondsOf({ ...flags, budget: 60 }, spent, parts.length - i);
      expect(spent).toBeLessThanOrEqual(60 + 1e-9);
    },
  );
});

describe('memory that cannot be had', () => {
  test('is told from faults, also as the cause of another error', () => {
    const full = new RangeError('Array buffer allocation failed');
    expect(isOutOfMemory(full)).toBe(true);
    expect(isOutOfMemory(new Error('the machine failed', { cause: full }))).toBe(true);
    expect(isOutOfMemory(Object.assign(new Error('x'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }))).toBe(true);
    expect(isOutOfMemory(new RangeError('index 3 is not within the 2 integers'))).toBe(false);
  });
});
