import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { interpret } from '../../../model/index.ts';
import type { Engine } from '../../../model/index.ts';
import { cover, replay, TooManyStatesError } from '../../../traces/index.ts';
import type { CoverGoal, Path } from '../../../traces/index.ts';
import { dropRedundant } from '../../../traces/generate/redundancy.ts';
import { boundedQueue, dice, mutex, peterson, walker } from '../../model/machine/toys.ts';
import { distancesIn, graphs } from '../explore/graphs.ts';
import type { Graph } from '../explore/graphs.ts';

const coveredBy = <Packed, E>(engine: Engine<Packed, E>, goal: CoverGoal, path: Path): readonly string[] => {
  const { start, steps } = replay(engine, path);
  const keys = [start, ...steps].map(({ state }) => engine.key(state));
  return goal === 'states' ? keys : path.map((index, position) => `${keys[position]} ${index}`);
};

const keyOf = (node: number): string => String.fromCharCode(node);

const reachable = (graph: Graph, goal: CoverGoal, depth: number): readonly string[] => {
  const near = [...distancesIn(graph)].filter(([, distance]) => distance <= depth);
  if (goal === 'states') return near.map(([node]) => keyOf(node));
  return near
    .filter(([, distance]) => distance < depth)
    .flatMap(([node]) => (graph[node] ?? []).map((_, index) => `${keyOf(node)} ${index}`));
};

const goal = fc.constantFrom<CoverGoal>('states', 'transitions');

describe('a cover', () => {
  test.prop([graphs(9), goal, fc.option(fc.nat({ max: 6 }), { nil: undefined })], { numRuns: 300 })(
    'covers everything within the bound, and needs each of its runs',
    (graph, wanted, depth) => {
      const engine = interpret(walker(graph));
      const { runs, items } = cover(engine, wanted, depth === undefined ? {} : { depth });
      const coverage = runs.map((path) => coveredBy(engine, wanted, path));
      const expected = reachable(graph, wanted, depth ?? Infinity);
      expect(new Set(coverage.flat())).toEqual(new Set(expected));
      expect(items).toBe(expected.length);
      for (const [index] of runs.entries())
        expect(new Set(coverage.toSpliced(index, 1).flat()).size).toBeLessThan(expected.length);
      for (const path of runs) expect(path.length).toBeLessThanOrEqual(depth ?? Infinity);
    },
  );

  it('of two dice has a run for each roll', () => {
    expect(cover(interpret(dice()), 'transitions').runs).toHaveLength(36);
  });

  it('of a mutex is one run, for it can always start again', () => {
    const { runs, items } = cover(interpret(mutex()), 'transitions');
    expect(items).toBe(14);
    expect(runs).toHaveLength(1);
  });

  it("of Peterson's states is one run", () => {
    const { runs, items } = cover(interpret(peterson()), 'states');
    expect(items).toBe(20);
    expect(runs).toHaveLength(1);
  });

  it('is the same each time', () => {
    const engine = interpret(boundedQueue());
    expect(cover(engine, 'transitions')).toEqual(cover(engine, 'transitions'));
  });

  it('of states without steps is the run without steps', () => {
    const engine = interpret(walker([[]]));
    expect(cover(engine, 'states')).toEqual({ runs: [[]], items: 1 });
    expect(cover(engine, 'transitions')).toEqual({ runs: [], items: 0 });
  });

  it('is refused for more states than allowed', () => {
    expect(() => cover(interpret(peterson()), 'states', { states: 19 })).toThrow(TooManyStatesError);
    expect(cover(interpret(peterson()), 'states', { states: 20 }).items).toBe(20);
  });
});

describe('dropping redundant sets', () => {
  it('keeps those with something of their own', () => {
    expect(dropRedundant([new Set([0, 1]), new Set([1, 2]), new Set([0, 2])], 3)).toEqual([1, 2]);
  });

  it('refuses sets that cover too little', () => {
    expect(() => dropRedundant([new Set([0, 2])], 3)).toThrow('nothing covers element 1 of 3');
  });
});
