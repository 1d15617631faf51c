import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Progress } from '../../../traces/explore/progress.ts';
import { remaining } from '../../../traces/explore/remaining.ts';

/** What explorations of the specification found, by distance from the initial state. */
const profiles: readonly { readonly levels: readonly number[] }[] = JSON.parse(
  readFileSync(join(import.meta.dirname, 'level-profiles.json'), 'utf8'),
);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const perSecond = 1000;

/** How far an exploration is when it begins to expand a level. */
const at = (levels: readonly number[], depth: number): Progress => {
  const known = levels.slice(0, depth + 1);
  const states = sum(known);
  const queue = known.at(-1) ?? 0;
  const seconds = (states - queue) / perSecond;
  return { states, queue, seconds, levels: known, depth, statesPerSecond: perSecond, bytes: 0 };
};

describe('the time that is left', () => {
  test('is between the bounds in most cases, from the half of a run on', () => {
    let told = 0;
    let right = 0;
    let asked = 0;
    for (const { levels } of profiles) {
      const total = sum(levels);
      for (let depth = 1; depth < levels.length; depth++) {
        const done = sum(levels.slice(0, depth));
        if (done < total / 2) continue;
        asked++;
        const range = remaining(at(levels, depth));
        if (range === undefined) continue;
        told++;
        const truth = (total - done) / perSecond;
        if (range.low <= truth && truth <= range.high) right++;
      }
    }
    expect(profiles.length).toBeGreaterThan(10);
    expect(told / asked).toBeGreaterThan(0.8);
    expect(right / told).toBeGreaterThan(0.8);
  });

  test('is not told while levels grow', () => {
    const growing = Array.from({ length: 40 }, (_, i) => 10 * (i + 1));
    for (let depth = 0; depth < growing.length; depth++)
      expect(remaining(at(growing, depth))).toBeUndefined();
  });

  const shrinking = fc
    .record({
      rise: fc.integer({ min: 20, max: 60 }),
      fall: fc.double({ min: 0.85, max: 0.95, noNaN: true }),
      length: fc.integer({ min: 15, max: 30 }),
    })
    .map(({ rise, fall, length }) =>
      Array.from({ length: rise + length }, (_, i) =>
        i < rise ? 1000 * (i + 1) : Math.round(1000 * rise * fall ** (i + 1 - rise)),
      ),
    );

  test.prop([shrinking])('is a range, at least what waits to be expanded takes', (levels) => {
    const progress = at(levels, levels.length - 1);
    const range = remaining(progress);
    expect(range).toBeDefined();
    if (range === undefined) return;
    expect(range.low).toBeGreaterThanOrEqual(progress.queue / perSecond - 1e-6);
    expect(range.high).toBeGreaterThanOrEqual(range.low);
    expect(range.high).toBeLessThan(Infinity);
  });

  test.prop([shrinking, fc.double({ min: 0.1, max: 10, noNaN: true })])(
    'scales with the pace',
    (levels, slower) => {
      const progress = at(levels, levels.length - 1);
      const later = remaining({ ...progress, seconds: slower * progress.seconds });
      expect(later?.high).toBeCloseTo(slower * (remaining(progress)?.high ?? NaN), 3);
    },
  );
});
