import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { interpret } from '../../../model/index.ts';
import { boundedRuns, replay } from '../../../traces/index.ts';
import type { Path } from '../../../traces/index.ts';
import { mutex, walker } from '../../model/machine/toys.ts';
import { graphs } from '../explore/graphs.ts';
import type { Graph } from '../explore/graphs.ts';

const countRuns = (graph: Graph, node: number, depth: number): number => {
  const next = graph[node] ?? [];
  if (depth === 0 || next.length === 0) return 1;
  return next.reduce((count, target) => count + countRuns(graph, target, depth - 1), 0);
};

const comesBefore = (one: Path, other: Path): boolean => {
  const position = one.findIndex((index, i) => index !== other[i]);
  return position >= 0 && (one[position] ?? 0) < (other[position] ?? -1);
};

describe('bounded runs', () => {
  it('are all of them, in order', () => {
    expect([...boundedRuns(interpret(mutex()), 3)]).toEqual([
      [0, 0, 0],
      [0, 0, 1],
      [0, 1, 0],
      [0, 1, 1],
      [1, 0, 0],
      [1, 0, 1],
      [1, 1, 0],
      [1, 1, 1],
    ]);
  });

  it('end where nothing is enabled', () => {
    expect([...boundedRuns(interpret(walker([[1, 2], [3], [], []])), 9)]).toEqual([[0, 0], [1]]);
  });

  it.each([
    ['no depth', [[0]], 0],
    ['nothing to do', [[]], 5],
  ])('with %s are the one without steps', (_, graph, depth) => {
    expect([...boundedRuns(interpret(walker(graph)), depth)]).toEqual([[]]);
  });

  it('come one at a time', () => {
    const runs = boundedRuns(interpret(walker([[0, 0, 0]])), 1000);
    expect(runs.next().value).toEqual(Array.from({ length: 1000 }, () => 0));
    expect(runs.next().value?.at(-1)).toBe(1);
  });

  it.each([-1, 0.5, Infinity, Number.NaN])('have no depth of %s', (depth) => {
    expect(() => boundedRuns(interpret(mutex()), depth).next()).toThrow(RangeError);
  });

  test.prop([graphs(6), fc.integer({ min: 0, max: 5 })])('are as many as there are', (graph, depth) => {
    const engine = interpret(walker(graph));
    const runs = [...boundedRuns(engine, depth)];
    expect(runs).toHaveLength(countRuns(graph, 0, depth));
    for (const [index, path] of runs.entries()) {
      const { start, steps } = replay(engine, path);
      const end = steps.at(-1) ?? start;
      expect(path.length === depth || engine.successors(end.state).length === 0).toBe(true);
      const next = runs[index + 1];
      if (next !== undefined) expect(comesBefore(path, next)).toBe(true);
    }
  });
});
