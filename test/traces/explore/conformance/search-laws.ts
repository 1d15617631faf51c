import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { replay } from '../../../../traces/index.ts';
import type { Progress } from '../../../../traces/index.ts';
import { machines } from '../../../model/machine/compiled/random-machine.ts';
import { peterson, racyLock, walker } from '../../../model/machine/toys.ts';
import { graphs } from '../graphs.ts';
import type { Graph } from '../graphs.ts';
import { countsOf, expectBreaksAreReal } from './claims.ts';
import type { Contestant } from './contestant.ts';
import { law } from './law.ts';
import { specifications, toys } from './machines.ts';
import type { Run } from './machines.ts';
import { plainSearch } from './plain-search.ts';

/** A walker with a sentence about each node that keeps it from there. */
const forbiddenWalker = (graph: Graph) => {
  const machine = walker(graph);
  for (const node of graph.keys()) machine.invariant(`not at ${node}`, ({ at }) => at !== node);
  return machine;
};

/** What an explorer finds, how often, and by which paths. */
export const searchLaws = (contestant: Contestant, run: Run): void => {
  const { explore } = contestant;

  const expectAll = (engine: ReturnType<Run>): void => {
    const { broken, depth, ...counts } = plainSearch(engine);
    const found = explore(engine);
    expect(countsOf(found)).toEqual(counts);
    expect(found).toMatchObject({ complete: true });
    expect(found).not.toHaveProperty('cut');
    expect(found.depth).toBeGreaterThanOrEqual(depth);
    expect(found.exhaustedDepth).toBeGreaterThan(depth);
    expect(found.broken.map(({ sentence }) => sentence).toSorted()).toEqual([...broken.keys()].toSorted());
    expect(found.actions.reduce((sum, action) => sum + action.found, 1)).toBe(counts.states);
    expectBreaksAreReal(engine, found);
  };

  const expectWithin = (engine: ReturnType<Run>, most: number): void => {
    const { broken, depth, ...counts } = plainSearch(engine, most);
    const found = explore(engine, { limits: { depth: most } });
    expect(countsOf(found)).toEqual(counts);
    expect(found.broken.map(({ sentence }) => sentence).toSorted()).toEqual([...broken.keys()].toSorted());
    expect(found.complete).toBe(depth < most);
    expect(found.cut).toBe(depth < most ? undefined : 'depth');
    if (!found.complete) expect(found).toMatchObject({ depth: most, exhaustedDepth: most });
    for (const { path } of found.broken) expect(path.length).toBeLessThanOrEqual(most);
  };

  law(contestant, 'searches small machines to their end', () => {
    it.each(toys)('such as %s', (_, toy) => {
      expectAll(toy(run));
    });
  });

  law(contestant, 'searches any machine to its end', () => {
    test.prop([graphs(12)])('such as random graphs', (graph) => {
      expectAll(run(forbiddenWalker(graph)));
    });
    it.each(specifications)('such as %s on one worker', (_, machine) => {
      const engine = run(machine());
      const { broken, depth, ...counts } = plainSearch(engine);
      expect(depth).toBeGreaterThan(10);
      expect([...broken]).toEqual([]);
      expect(countsOf(explore(engine))).toEqual(counts);
    });
  });

  law(contestant, 'searches all within a depth', () => {
    it.each(toys)('of %s', (_, toy) => {
      for (const most of [0, 1, 2, 3, 4, 5, 20]) expectWithin(toy(run), most);
    });
    test.prop([graphs(12)])('of random graphs', (graph) => {
      for (const most of [1, 2, 3, 5]) expectWithin(run(forbiddenWalker(graph)), most);
    });
    test.prop([machines({ faulty: false })], { numRuns: 20 })('of random machines', ({ machine }) => {
      expectWithin(run(machine), 2);
    });
    it.each(specifications)('of %s', (_, machine) => {
      expectWithin(run(machine()), 9);
    });
  });

  law(contestant, 'reports shortest paths', () => {
    it('to a broken lock', () => {
      const { broken } = explore(run(racyLock()));
      expect(broken).toMatchObject([{ sentence: 'at most one process is critical', path: [0, 1, 0, 0] }]);
    });
    test.prop([graphs(12)])('to each node of a graph', (graph) => {
      const engine = run(forbiddenWalker(graph));
      const lengths = explore(engine).broken.map(({ sentence, path }) => [sentence, path.length] as const);
      expect(new Map(lengths)).toEqual(plainSearch(engine).broken);
    });
  });

  test.prop([graphs(12)])('reports paths that lead to what they claim', (graph) => {
    const engine = run(forbiddenWalker(graph));
    const found = explore(engine);
    expect(found.broken.length).toBeGreaterThan(0);
    expect(found.states).toBeLessThanOrEqual(plainSearch(engine).states);
    expectBreaksAreReal(engine, found);
    for (const { sentence, path } of found.broken) {
      const { start, steps } = replay(engine, path);
      expect(`not at ${String((steps.at(-1) ?? start).describe()['at'])}`).toBe(sentence);
    }
    const near = explore(engine, { limits: { depth: 3 } });
    expectBreaksAreReal(engine, near);
    for (const { path } of near.broken) expect(path.length).toBeLessThanOrEqual(3);
  });

  test.prop([graphs(10)])('gives the same answer twice', (graph) => {
    expect(explore(run(walker(graph)))).toEqual(explore(run(walker(graph))));
  });

  describe('progress', () => {
    it('is reported as data', () => {
      const reports: Progress[] = [];
      const { states } = explore(run(peterson()), {
        progressEvery: 5,
        onProgress: (progress) => reports.push(progress),
      });
      expect(reports.length).toBeGreaterThanOrEqual(3);
      expect(reports.every((report, i) => report.states >= (reports[i - 1]?.states ?? 1))).toBe(true);
      expect(reports.at(-1)?.states).toBe(states);
      for (const { seconds, states: sofar, statesPerSecond, queue, bytes } of reports) {
        expect(statesPerSecond * seconds).toBeCloseTo(seconds === 0 ? 0 : sofar);
        expect(queue).toBeLessThan(sofar);
        expect(bytes).toBeGreaterThan(0);
      }
    });
  });
};
