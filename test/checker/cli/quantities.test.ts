import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { parseDuration, parseSize } from '../../../checker/cli/quantities.ts';

describe('amounts of memory', () => {
  test.each([
    ['512M', 512 * 1024 ** 2],
    ['4G', 4 * 1024 ** 3],
    ['1.5g', 1.5 * 1024 ** 3],
    ['20MiB', 20 * 1024 ** 2],
    ['64kb', 64 * 1024],
  ])('%s', (given, bytes) => {
    expect(parseSize('--m')(given)).toBe(bytes);
  });

  test.each(['', '4', 'G', '-1G', '0M', '4 G', '4X', '4constructor', '1e3G', '99999999T'])(
    '%j is refused with what would be right',
    (given) => {
      expect(() => parseSize('--m')(given)).toThrow(
        `--m takes an amount of memory with its unit, such as 512M or 4G (K, M, G and T are powers of 1024), not '${given}'.`,
      );
    },
  );
});

describe('lengths of time', () => {
  test.prop([fc.integer({ min: 1, max: 100_000 })])('in every unit', (n) => {
    const parse = parseDuration('--t');
    expect([parse(`${n}s`), parse(`${n}m`), parse(`${n}h`)]).toEqual([n, 60 * n, 3600 * n]);
    expect(parse(`${n}ms`)).toBeCloseTo(n / 1000);
  });

  test.each(['', '5', 's', '0s', '-1s', '5d', '1m30s', '5 m', 'Infinitys'])('%j is refused', (given) => {
    expect(() => parseDuration('--t')(given)).toThrow(
      /^--t takes a length of time with its unit, such as 90s/u,
    );
  });
});
