import { describe, expect, test } from 'vitest';
import { axisOf } from '../../../checker/cli/compare/axis.ts';
import { parseEndlessWay, parseWay } from '../../../checker/cli/own-files.ts';
import { parseSweep } from '../../../checker/cli/endless/axes.ts';

describe('ways of yielding', () => {
  test.each([
    ['self-wake', 'self-wake'],
    ['wasmtime', 'self-wake'],
    ['own', 'self-wake'],
    ['yield_now', 'yield_now'],
    ['tokio', 'yield_now'],
    ['tokio-yield-now', 'yield_now'],
    ['yield-now', 'yield_now'],
  ])('%s is %s wherever a way is asked for', (given, name) => {
    expect(parseWay(given)).toBe(name);
    expect(parseEndlessWay(given)).toBe(name);
    expect(parseSweep(`yield=${given}`)[0]?.values).toEqual([{ label: name, given: { yield: [name] } }]);
  });

  test('are told apart by what they are, and not by how they are spelt', () => {
    expect(() => parseSweep('yield=tokio,yield_now')).toThrow(/yield=yield_now twice/u);
    const { contestants } = axisOf({
      yield: [parseWay('own'), parseWay('tokio')],
      bounds: true,
      maxStates: 1,
    });
    expect(contestants.map(({ name }) => name)).toEqual(['self-wake', 'yield_now']);
  });

  test.each(['constructor', 'toString', 'Tokio', '', 'custom'])('%j is none', (given) => {
    expect(() => parseWay(given)).toThrow(/unknown way of yielding/u);
  });
});
