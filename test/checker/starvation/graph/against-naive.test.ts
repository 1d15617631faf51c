import { fc } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { brokenAround, judgeWait } from '../../../../checker/starvation/graph/waiting.ts';
import { isTerminal, sourceOf, targetOf } from '../../../../checker/starvation/graph/digraph.ts';
import { fairComponents } from '../../../../checker/starvation/graph/fair-components.ts';
import { greedyLoopFrom } from '../../../../checker/starvation/graph/loop-search.ts';
import { endOf } from '../../../../checker/starvation/graph/walk.ts';
import { edgesOfPart, hasFairRun, isFairRound, mostRounds, mostWeight, shortestLasso } from './naive.ts';
import { pack, smallGraphs, type SmallGraph } from './small-graph.ts';

const runs = { numRuns: 5_000, seed: 20261 };
const judged = (graph: SmallGraph) => {
  const packed = pack(graph);
  return { ...packed, wait: judgeWait(packed.part, packed.fairness, { weights: [packed.weight] }) };
};

describe('on small graphs at random, as when all sets of edges are gone through', () => {
  test('a wait goes on for ever exactly if there is a fair round', () => {
    let forEver = 0;
    fc.assert(
      fc.property(smallGraphs, (graph) => {
        const { wait } = judged(graph);
        if (wait.kind === 'for-ever') forEver++;
        expect(wait.kind === 'for-ever').toBe(hasFairRun(graph));
      }),
      runs,
    );
    expect(forEver).toBeGreaterThan(1_000);
    expect(runs.numRuns - forEver).toBeGreaterThan(1_000);
  });

  test('its lasso is a fair one, edge by edge, and as short as any', () => {
    let strong = 0;
    fc.assert(
      fc.property(smallGraphs, (graph) => {
        const { wait, graph: packed, part, fairness } = judged(graph);
        if (wait.kind !== 'for-ever') return;
        const { stem, loop, shortest } = wait.lasso;
        const entry = endOf(packed, 0, stem);
        expect(endOf(packed, entry, loop)).toBe(entry);
        expect(part.states[entry]).toBe(1);
        expect(loop.every((edge) => part.edges[edge] === 1)).toBe(true);
        expect(brokenAround(packed, fairness, wait.lasso)).toBe(0);
        if (loop.length > 0)
          expect(
            isFairRound(
              graph,
              loop.flatMap((edge) => graph.edges[edge] ?? []),
            ),
          ).toBe(true);
        expect(shortest).toBe(true);
        expect(stem.length + loop.length).toBe(shortestLasso(graph));
        if (graph.strong !== 0) strong++;
      }),
      { ...runs, numRuns: 3_000 },
    );
    expect(strong).toBeGreaterThan(500);
  });

  test('a loop found by going on to whatever is nearest is fair, too', () => {
    let rounds = 0;
    fc.assert(
      fc.property(smallGraphs, (graph) => {
        const { graph: packed, part, fairness } = judged(graph);
        const fair = fairComponents(part, fairness);
        for (let state = 0; state < graph.states; state++) {
          const component = fair.components.of[state] ?? -1;
          if (fair.isFair[component] !== 1 || isTerminal(packed, state)) continue;
          const holds = (other: number): boolean => fair.components.of[other] === component;
          const loop = greedyLoopFrom({ part: fair.part, fairness, holds }, state);
          expect(endOf(packed, state, loop)).toBe(state);
          expect(
            isFairRound(
              graph,
              loop.flatMap((edge) => graph.edges[edge] ?? []),
            ),
          ).toBe(true);
          if (loop.length > 1) rounds++;
        }
      }),
      { ...runs, numRuns: 2_000 },
    );
    expect(rounds).toBeGreaterThan(300);
  });

  test('where it ends, its bound is exact, and a way shows it', () => {
    const kinds = { bounded: 0, unbounded: 0 };
    fc.assert(
      fc.property(smallGraphs, (graph) => {
        const { wait, graph: packed, part, weight, fairness } = judged(graph);
        if (wait.kind !== 'ends') return;
        const [bound] = wait.bounds;
        if (bound === undefined) throw new Error('one weight was given');
        kinds[bound.kind]++;
        const most = mostWeight(graph);
        const entry = endOf(packed, 0, bound.stem);
        const weigh = (walk: readonly number[]): number =>
          walk.filter((edge) => part.edges[edge] === 1).reduce((sum, edge) => sum + (weight[edge] ?? 0), 0);
        if (bound.kind === 'bounded') {
          expect(bound.most).toBe(most);
          endOf(packed, entry, bound.way);
          expect(part.states[entry]).toBe(1);
          expect(weigh(bound.way)).toBe(most);
          expect(bound.way.slice(0, -1).every((edge) => part.edges[edge] === 1)).toBe(true);
        } else {
          expect(most).toBe(Infinity);
          expect(endOf(packed, entry, bound.loop)).toBe(entry);
          expect(weigh(bound.loop)).toBeGreaterThan(0);
          expect(bound.loop.every((edge) => part.edges[edge] === 1)).toBe(true);
          expect(bound.breaks).not.toBe(0);
          expect(bound.breaks).toBe(brokenAround(packed, fairness, bound));
        }
      }),
      runs,
    );
    expect(kinds.bounded).toBeGreaterThan(300);
    expect(kinds.unbounded).toBeGreaterThan(50);
  });

  test('as many rounds as it says, and no more', () => {
    const kinds = { bounded: 0, unbounded: 0 };
    const paced = fc.tuple(
      smallGraphs,
      fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }),
      fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(3)), { minLength: 5, maxLength: 5 }),
    );
    fc.assert(
      fc.property(paced, ([graph, turns, excused]) => {
        const { part, fairness } = pack(graph);
        const pace = { all: 3, turns: Int32Array.from(turns), excused: Int32Array.from(excused) };
        const wait = judgeWait(part, fairness, { weights: [], pace });
        if (wait.kind !== 'ends') return;
        const [bound] = wait.bounds;
        if (bound === undefined) throw new Error('rounds were to be counted');
        kinds[bound.kind]++;
        const most = mostRounds(graph, { all: 3, turns, excused });
        expect(bound.kind === 'bounded' ? bound.most : Infinity).toBe(most);
        const entry = endOf(part.graph, 0, bound.stem);
        endOf(part.graph, entry, bound.kind === 'bounded' ? bound.way : bound.loop);
      }),
      { ...runs, numRuns: 4_000 },
    );
    expect(kinds.bounded).toBeGreaterThan(200);
    expect(kinds.unbounded).toBeGreaterThan(50);
  });

  test('a part that no run enters is never waited in', () => {
    fc.assert(
      fc.property(smallGraphs, (graph) => {
        const { wait, graph: packed } = judged(graph);
        const reached = new Set([0]);
        for (let round = 0; round < graph.states; round++)
          for (const [edge] of graph.edges.entries())
            if (reached.has(sourceOf(packed, edge))) reached.add(targetOf(packed, edge));
        const entered = [...reached].some((state) => graph.inside[state] === true);
        expect(wait.kind === 'never').toBe(!entered);
      }),
      { ...runs, numRuns: 1_000 },
    );
  });
});

test('the graphs tried have parts with edges', () => {
  const sizes = fc.sample(smallGraphs, { numRuns: 500, seed: 1 }).map((graph) => edgesOfPart(graph).length);
  expect(sizes.filter((size) => size >= 4).length).toBeGreaterThan(100);
});
