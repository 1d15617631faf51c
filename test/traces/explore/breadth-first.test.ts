import { describe, expect, it } from 'vitest';
import { interpret } from '../../../model/index.ts';
import type { Machine, Schema } from '../../../model/index.ts';
import { explore, replay } from '../../../traces/index.ts';
import type { Progress } from '../../../traces/index.ts';
import { boundedQueue, dice, mutex, peterson, racyLock } from '../../model/machine/toys.ts';

const countsOf = <S extends Schema, E>(machine: Machine<S, E>): unknown => {
  const { states, transitions, terminal, depth, complete, broken } = explore(interpret(machine));
  return { states, transitions, terminal, depth, complete, broken };
};
const sound = { complete: true, broken: [] };

describe('counts', () => {
  it('of a mutex', () => {
    expect(countsOf(mutex())).toEqual({ states: 8, transitions: 14, terminal: 0, depth: 3, ...sound });
  });
  it("of Peterson's algorithm, which is safe", () => {
    expect(countsOf(peterson())).toEqual({ states: 20, transitions: 34, terminal: 0, depth: 6, ...sound });
  });
  it('of a bounded queue', () => {
    expect(countsOf(boundedQueue())).toEqual({
      states: 15,
      transitions: 28,
      terminal: 0,
      depth: 3,
      ...sound,
    });
  });
  it('of two dice', () => {
    expect(countsOf(dice())).toEqual({ states: 37, transitions: 36, terminal: 36, depth: 1, ...sound });
  });

  it('of each action', () => {
    expect(explore(interpret(mutex())).actions).toMatchObject([
      { states: 5, steps: 6 },
      { states: 3, steps: 4 },
      { states: 4, steps: 4 },
    ]);
    expect(explore(interpret(dice())).actions).toMatchObject([{ states: 1, steps: 36 }]);
  });
});

it('shows a broken invariant by the first of the shortest paths', () => {
  const engine = interpret(racyLock());
  expect(explore(engine).broken).toEqual([
    { sentence: 'at most one process is critical', path: [0, 1, 0, 0] },
  ]);
  const last = replay(engine, [0, 1, 0, 0]).steps.at(-1);
  expect(last?.describe()).toEqual({ processes: [{ at: 'critical' }, { at: 'critical' }], locked: true });
});

it('cut at a depth has looked at the states there', () => {
  const engine = interpret(racyLock());
  expect(explore(engine, { limits: { depth: 3 } })).toMatchObject({
    depth: 3,
    exhaustedDepth: 3,
    complete: false,
    cut: 'depth',
    broken: [],
  });
  expect(explore(engine, { limits: { depth: 4 } }).broken).toHaveLength(1);
});

it('reports progress by expanded states', () => {
  const reports: Progress[] = [];
  explore(interpret(peterson()), { progressEvery: 5, onProgress: (progress) => reports.push(progress) });
  expect(reports).toHaveLength(4);
  expect(reports.at(-1)).toMatchObject({ states: 20, queue: 0, depth: 6 });
  expect(reports.at(-1)?.levels.reduce((sum, count) => sum + count, 0)).toBe(20);
});
