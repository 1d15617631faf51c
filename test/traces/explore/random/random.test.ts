import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../../model/index.ts';
import { exploreRandom, pct, uniform } from '../../../../traces/index.ts';
import type { Schedule } from '../../../../traces/index.ts';
import { peterson, racyLock, walker } from '../../../model/machine/toys.ts';
import { temporaryDirectory } from '../../temporary-directory.ts';
import { distancesIn, graphs } from '../graphs.ts';
import { twoCounters } from '../conformance/machines.ts';

const folder = temporaryDirectory();
const schedules: readonly (readonly [string, Schedule])[] = [
  ['any step', uniform],
  ['priorities', pct({ bugDepth: 3 })],
];

describe.each(schedules)('runs that take %s', (_, schedule) => {
  const walk = (runs: number, steps: number, seed = 1) => exploreRandom({ runs, steps, seed, schedule });

  it('are the same for the same seed, and others for another', () => {
    const engine = compile(twoCounters(40));
    const found = walk(20, 200, 1)(engine);
    expect(walk(20, 200, 1)(engine)).toEqual(found);
    expect(walk(20, 200, 2)(engine).states).not.toBe(found.states);
  });

  it('are as many and as long as asked for', () => {
    expect(walk(10, 7)(compile(peterson()))).toMatchObject({ runs: 10, steps: 70, depth: 7 });
    expect(walk(10, 100)(compile(twoCounters(3)))).toMatchObject({ runs: 10, steps: 60, depth: 6 });
    expect(walk(0, 7)(compile(peterson()))).toMatchObject({ runs: 0, steps: 0, states: 1, complete: false });
    expect(walk(3, 0)(compile(peterson()))).toMatchObject({ runs: 3, steps: 0, states: 1, complete: false });
  });

  it('are not complete, nor cut, where all were done and states are left', () => {
    const found = walk(2, 30)(compile(twoCounters(30)));
    expect(found).toMatchObject({ complete: false, exhaustedDepth: 0 });
    expect(found).not.toHaveProperty('cut');
  });

  test.prop([graphs(8)])('come to nothing that cannot be reached', (graph) => {
    const { states, complete } = walk(5, 10)(compile(walker(graph)));
    const reachable = distancesIn(graph).size;
    expect(states).toBeLessThanOrEqual(reachable);
    if (complete) expect(states).toBe(reachable);
  });

  test.prop([graphs(4)])('come to everything that is near, if they are enough', (graph) => {
    const found = walk(800, 8)(compile(walker(graph)));
    expect(found).toMatchObject({ complete: true, states: distancesIn(graph).size });
  });

  it('can be long', () => {
    const far = Array.from({ length: 20_000 }, (__, node) => (node === 19_999 ? [] : [node + 1]));
    const found = walk(2, 30_000)(compile(walker(far)));
    expect(found).toMatchObject({
      states: 20_000,
      depth: 19_999,
      terminal: 1,
      complete: true,
      steps: 39_998,
    });
  });

  it('find a race', () => {
    expect(walk(100, 20)(compile(racyLock())).broken).toHaveLength(1);
  });
});

it.each([{ runs: 1.5 }, { runs: -1 }, { steps: Number.NaN }, { seed: 0.5 }])('refuses %j', (wrong) => {
  expect(() => exploreRandom({ runs: 1, steps: 1, seed: 1, ...wrong })).toThrow(RangeError);
});

it('refuses what it cannot do', () => {
  const explore = exploreRandom({ runs: 1, steps: 1, seed: 1 });
  const threads = { count: 2, source: { module: '', argument: null } };
  for (const options of [{ fingerprint: true }, { threads }])
    expect(() => explore(compile(peterson()), options)).toThrow(RangeError);
});

it.each([['uniform', {}] as const, ['pct', { schedule: pct({ bugDepth: 2 }) }] as const])(
  'by %s refuses a checkpoint, and leaves its file alone',
  (_, schedule) => {
    const file = join(folder, 'checkpoint');
    const explore = exploreRandom({ runs: 1, steps: 1, seed: 1, ...schedule });
    const call = (): unknown => explore(compile(peterson()), { checkpoint: { file, question: {} } });
    expect(call).toThrow(RangeError);
    expect(call).toThrow(/keep no checkpoint/u);
    expect(existsSync(file)).toBe(false);
  },
);

it.each([{ bugDepth: 0 }, { bugDepth: 1.5 }, { bugDepth: 2, length: 0 }])(
  'refuses to schedule with %j',
  (options) => {
    expect(() => pct(options)).toThrow(RangeError);
  },
);
