import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { parseCount, parseName, parseNames } from '../../../checker/cli/parse.ts';
import { argumentsOf, workloadsOf } from '../../../checker/cli/workload/workload.ts';
import { scenarios } from '../../../model/index.ts';

const fruit = ['apple', 'pear', 'quince'] as const;

describe('names', () => {
  const parse = parseNames('fruit', fruit);

  test('come separated by commas, in several places, and once each', () => {
    expect(parse('quince', parse('pear, apple'))).toEqual(['pear', 'apple', 'quince']);
    expect(parse('pear,pear')).toEqual(['pear']);
  });

  test.each([
    ['aple', "Did you mean 'apple'?"],
    ['QUINCE', "Did you mean 'quince'?"],
    ['xyzzyx', "unknown fruit 'xyzzyx'.\n"],
    ['', "unknown fruit ''."],
  ])('%j is refused with what there is', (given, says) => {
    expect(() => parseName('fruit', fruit)(given)).toThrow(says);
    expect(() => parse(given)).toThrow('Valid: apple, pear, quince.');
  });
});

describe('numbers', () => {
  test.prop([fc.integer({ min: 1, max: 16 })])('in range are taken', (n) => {
    expect(parseCount('--n', 1, 16)(String(n))).toBe(n);
  });

  test.each(['', '-1', '0', '17', '1.5', '1e1', '0x4', ' 3', 'three', 'NaN', 'Infinity'])(
    '%j is refused',
    (given) => {
      expect(() => parseCount('--n', 1, 16)(given)).toThrow(
        `--n takes a whole number from 1 to 16, not '${given}'.`,
      );
    },
  );
});

describe('workloads', () => {
  test('are every scenario under every way of yielding when asked for all', () => {
    const all = workloadsOf('all', { lifoSlot: true });
    expect(new Set(all.map(({ scenario }) => scenario))).toEqual(new Set(scenarios.map(({ name }) => name)));
    expect(all).toHaveLength(scenarios.length * 2);
  });

  test('are named again by the options that are not as by default', () => {
    const flags = {
      lifoSlot: false,
      yield: ['self-wake'],
      tokio: '1.51.1',
      tasks: 5,
      queueCapacity: 8,
    } as const;
    const [workload] = workloadsOf('ping-pong', flags);
    expect(workload && argumentsOf(workload).join(' ')).toBe(
      'ping-pong --tokio 1.51.1 --yield self-wake --tasks 5 --queue-capacity 8 --no-lifo-slot',
    );
  });
});
