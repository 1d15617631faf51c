import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { int, interpret, Machine, SpecificationError } from '../../../model/index.ts';
import type { Schema } from '../../../model/index.ts';
import { explore, ExplorationError, replay } from '../../../traces/index.ts';
import type { Progress } from '../../../traces/index.ts';
import { boundedQueue, dice, mutex, peterson, racyLock, walker } from '../../model/machine/toys.ts';
import { distancesIn, graphs } from './graphs.ts';

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

  test.prop([graphs(12)])('agree with the plainest search', (graph) => {
    const distances = distancesIn(graph);
    const nodes = [...distances.keys()];
    const degrees = nodes.map((node) => graph[node]?.length ?? 0);
    expect(explore(interpret(walker(graph)))).toMatchObject({
      states: nodes.length,
      transitions: degrees.reduce((sum, degree) => sum + degree, 0),
      terminal: degrees.filter((degree) => degree === 0).length,
      depth: Math.max(...distances.values()),
    });
  });
});

describe('a broken invariant', () => {
  it('comes with a shortest path', () => {
    const engine = interpret(racyLock());
    expect(explore(engine).broken).toEqual([
      { sentence: 'at most one process is critical', path: [0, 1, 0, 0] },
    ]);
    const last = replay(engine, [0, 1, 0, 0]).steps.at(-1);
    expect(last?.describe()).toEqual({ processes: [{ at: 'critical' }, { at: 'critical' }], locked: true });
  });

  test.prop([graphs(12)])('comes with a path that leads there, for each sentence once', (graph) => {
    const machine = walker(graph);
    for (const node of graph.keys()) machine.invariant(`not at ${node}`, ({ at }) => at !== node);
    const engine = interpret(machine);
    const { broken } = explore(engine);
    const distances = distancesIn(graph);
    expect(broken.map(({ sentence }) => sentence).toSorted()).toEqual(
      Array.from(distances.keys(), (node) => `not at ${node}`).toSorted(),
    );
    for (const { sentence, path } of broken) {
      const { start, steps } = replay(engine, path);
      const end = steps.at(-1) ?? start;
      expect(engine.broken(end.state)).toEqual([sentence]);
      expect(path).toHaveLength(distances.get(Number(end.describe()['at'])) ?? -1);
    }
  });
});

describe('limits', () => {
  it('cut at exactly that many states', () => {
    const cut = explore(interpret(peterson()), { limits: { states: 19 } });
    expect(cut).toMatchObject({ states: 19, complete: false, cut: 'states' });
    const whole = explore(interpret(peterson()), { limits: { states: 20 } });
    expect(whole).toMatchObject({ states: 20, complete: true });
    expect(whole).not.toHaveProperty('cut');
  });

  it('cut at a depth, whose states are looked at and not expanded', () => {
    const machine = racyLock();
    const at = (depth: number) => explore(interpret(machine), { limits: { depth } });
    expect(at(3)).toMatchObject({ depth: 3, complete: false, cut: 'depth', broken: [] });
    expect(at(4).broken).toHaveLength(1);
    expect(at(0)).toMatchObject({ states: 1, transitions: 0, terminal: 0 });
  });

  it('cut at a time', () => {
    expect(explore(interpret(peterson()), { limits: { seconds: 0 } })).toMatchObject({
      states: 1,
      cut: 'seconds',
    });
  });
});

it('reports progress as data', () => {
  const reports: Progress[] = [];
  explore(interpret(peterson()), { progressEvery: 5, onProgress: (progress) => reports.push(progress) });
  expect(reports).toHaveLength(4);
  expect(reports.at(-1)).toMatchObject({ states: 20, queue: 0, depth: 6 });
  for (const { seconds, states, statesPerSecond } of reports)
    expect(statesPerSecond * seconds).toBeCloseTo(seconds === 0 ? 0 : states);
});

it('says by which path a faulty action was reached', () => {
  const schema = { count: int(0, 2) };
  const machine = new Machine<typeof schema, never>(schema, () => {}).once(
    { name: 'count', source: 'a toy' },
    (state) => {
      state.count++;
    },
  );
  expect(() => explore(interpret(machine))).toThrow(ExplorationError);
  try {
    explore(interpret(machine));
  } catch (error) {
    expect(error).toMatchObject({ path: [0, 0] });
    expect(error instanceof Error && error.cause).toBeInstanceOf(SpecificationError);
  }
});

test.prop([graphs(10), fc.integer({ min: 1, max: 5 })])('gives the same answer twice', (graph, states) => {
  const run = () => explore(interpret(walker(graph)), { limits: { states } });
  expect(run()).toEqual(run());
});
