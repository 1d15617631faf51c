import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { formatPath, parsePath, PathSyntaxError } from '../../../traces/index.ts';

const runs = fc.array(fc.tuple(fc.nat({ max: 40 }), fc.integer({ min: 1, max: 9 })));
const path = runs.map((pieces) =>
  pieces.flatMap(([index, times]) => Array.from({ length: times }, () => index)),
);

describe('a path as text', () => {
  it.each([
    [[], '.'],
    [[0, 3, 1, 2], '0.3.1.2'],
    [[0, 0, 1, 1, 1, 12], '0.0.1x3.12'],
  ])('%j is %s', (steps, text) => {
    expect(formatPath(steps)).toBe(text);
    expect(parsePath(text)).toEqual(steps);
  });

  test.prop([path])('reads as what was written', (steps) => {
    expect(parsePath(formatPath(steps))).toEqual(steps);
  });

  it.each(['', '0.', '.0', '0..1', '-1', '1.5x', 'x3', '0x0', '1 2', '0x99999999', 'a'])(
    '%j is none',
    (text) => {
      expect(() => parsePath(text)).toThrow(PathSyntaxError);
    },
  );

  it('names the piece at fault', () => {
    expect(() => parsePath('0.one.2')).toThrow('"one" in "0.one.2" is not a piece of a path');
  });
});
