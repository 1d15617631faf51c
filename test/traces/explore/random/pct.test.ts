import { describe, expect, it } from 'vitest';
import { randomWordsFor } from '../../../../traces/explore/random/xoshiro.ts';
import { compile } from '../../../../model/index.ts';
import type { RowEngine } from '../../../../model/index.ts';
import { exploreRandom, pct, uniform } from '../../../../traces/index.ts';
import type { Schedule } from '../../../../traces/index.ts';
import { interleavings, processes, stepsEach } from './interleavings.ts';
import type { Part } from './interleavings.ts';

const length = processes * stepsEach;

/** The part of runs that come to a state with a broken invariant. */
const hitRate = (engine: RowEngine<never>, schedule: Schedule, runs: number): number => {
  const scheduler = schedule();
  let hits = 0;
  for (let run = 0; run < runs; run++) {
    scheduler.begin(randomWordsFor(2010, run));
    let { state } = engine.initial();
    let steps = engine.successors(state);
    let taken = 0;
    for (; steps.length > 0; taken++) {
      const actors = steps.map(({ label }) => label.actors[0] ?? 0);
      state = steps[scheduler.pick(steps.length, actors)]?.state ?? state;
      steps = engine.successors(state);
    }
    scheduler.end(taken);
    engine.load(state, 0);
    if (!engine.holds()) hits++;
  }
  return hits / runs;
};

/** Process 1 takes step `step` while process 0 has taken `other` steps. */
const meets =
  (step: number, other: number): Part =>
  (who, at, others) =>
    who === 1 && at === step && others[0] === other;

/** Process 0 goes on from `step` right after process 1 has gone on to `other`. */
const answers =
  (step: number, other: number): Part =>
  (who, at, others) =>
    who === 0 && at === step && others[1] === other;

const places = [
  [0, 1],
  [2, 2],
  [4, 1],
  [1, 4],
] as const;

describe('a schedule by priorities shows bugs at least as often as it promises', () => {
  it('of depth 1: one step before another', () => {
    const neverStarted = interleavings([meets(stepsEach - 1, 0)]);
    expect(hitRate(compile(neverStarted), pct({ bugDepth: 1, length }), 3000)).toBeGreaterThan(1 / processes);
  });

  it.each(places)('of depth 2: step %i of one process after %i steps of another', (step, other) => {
    const engine = compile(interleavings([meets(step, other)]));
    const rate = hitRate(engine, pct({ bugDepth: 2, length }), 4000);
    expect(rate).toBeGreaterThan(1 / (processes * length));
  });

  it.each([
    [1, 1],
    [2, 3],
    [3, 2],
  ])('of depth 3: step %i meets step %i, which then goes on by one', (step, other) => {
    const engine = compile(interleavings([meets(step, other), answers(other, step + 1)]));
    const rate = hitRate(engine, pct({ bugDepth: 3, length }), 8000);
    expect(rate).toBeGreaterThan(1 / (processes * length ** 2));
  });

  it('where the depth of the bug is too much for it, never', () => {
    const engine = compile(interleavings([meets(2, 2), answers(2, 3)]));
    expect(hitRate(engine, pct({ bugDepth: 1, length }), 2000)).toBe(0);
  });
});

it('shows what steps taken at random do not', () => {
  const unfair = compile(interleavings([meets(15, 0)], 16));
  const walk = (schedule: Schedule) => exploreRandom({ runs: 40, steps: 100, seed: 3, schedule })(unfair);
  expect(walk(pct({ bugDepth: 1 })).broken).toHaveLength(1);
  expect(walk(uniform).broken).toHaveLength(0);
});

describe('what it promises', () => {
  const engine = compile(interleavings([]));

  it('is told with what it was computed from', () => {
    const explore = exploreRandom({ runs: 3, steps: 100, seed: 1, schedule: pct({ bugDepth: 3, length }) });
    expect(explore(engine).guarantee).toEqual({
      bugDepth: 3,
      actors: processes,
      length,
      probability: 1 / (processes * length * length),
    });
  });

  it('is by the longest run where the length was not known', () => {
    const explore = exploreRandom({ runs: 3, steps: 100, seed: 1, schedule: pct({ bugDepth: 2 }) });
    expect(explore(engine).guarantee).toMatchObject({ length, probability: 1 / (processes * length) });
  });

  it('is nothing for steps taken at random', () => {
    expect(exploreRandom({ runs: 3, steps: 100, seed: 1 })(engine)).not.toHaveProperty('guarantee');
  });
});
