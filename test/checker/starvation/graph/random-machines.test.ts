import { fc } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { digraphOf } from '../../../../checker/starvation/digraph-of.ts';
import { partOf } from '../../../../checker/starvation/graph/digraph.ts';
import { enabledIn } from '../../../../checker/starvation/graph/fairness.ts';
import { judgeWait } from '../../../../checker/starvation/graph/waiting.ts';
import { compile, interpret } from '../../../../model/index.ts';
import { exploreGraph } from '../../../../traces/index.ts';
import { hasFairRun, mostWeight } from './naive.ts';
import { machineOf, smallMachines, type Seen, type SmallMachine } from './random-machine.ts';
import type { SmallEdge, SmallGraph } from './small-graph.ts';

/** The graph as the interpreter gives it, states numbered as they are found. */
const interpreted = (drawn: SmallMachine): SmallGraph => {
  const engine = interpret(machineOf(drawn));
  const found = [{ state: engine.initial().state, holds: 0 }];
  const numbers = new Map(found.map(({ state }, number) => [engine.key(state), number]));
  const edges: SmallEdge[] = [];
  for (let from = 0; from < found.length; from++) {
    const at = found[from];
    if (at === undefined) break;
    for (const { state, events } of engine.successors(at.state)) {
      const [seen] = events;
      if (seen === undefined) throw new Error('every step says what it is');
      const key = engine.key(state);
      const to = numbers.get(key) ?? found.push({ state, holds: seen.to }) - 1;
      numbers.set(key, to);
      const { takes, weight, kept } = seen;
      edges.push({ from, to, takes, weight, kept });
    }
  }
  const inside = found.map(({ holds }) => drawn.inside[holds] ?? false);
  return { states: found.length, inside, edges, weak: drawn.weak, strong: drawn.strong };
};

/** The same question of the compiled machine, as it is asked of a runtime. */
const asked = (drawn: SmallMachine) => {
  const { graph: explored } = exploreGraph(compile(machineOf(drawn)), { limits: {} });
  const graph = digraphOf(explored);
  const seen = Array.from({ length: explored.alphabet.size }, (_, letter): Seen => {
    const [said = { takes: 0, weight: 0, kept: false, to: 0 }] = explored.alphabet.letter(letter);
    return said;
  });
  const holds = new Int32Array(graph.states);
  for (let edge = 0; edge < graph.target.length; edge++)
    holds[graph.target[edge] ?? 0] = seen[graph.label[edge] ?? 0]?.to ?? 0;
  const takes = Int32Array.from(seen, (step) => step.takes);
  const part = partOf(
    graph,
    (state) => drawn.inside[holds[state] ?? 0] ?? false,
    (edge) => seen[graph.label[edge] ?? 0]?.kept ?? false,
  );
  const fairness = { takes, enabled: enabledIn(graph, takes), weak: drawn.weak, strong: drawn.strong };
  return judgeWait(part, fairness, { weights: [Int32Array.from(seen, ({ weight }) => weight)] });
};

test('a wait in a random machine goes on for ever, or ends within so much, as when all sets of steps are gone through', () => {
  const met = { 'for-ever': 0, never: 0, bounded: 0, unbounded: 0 };
  fc.assert(
    fc.property(smallMachines, (drawn) => {
      const small = interpreted(drawn);
      fc.pre(small.edges.length <= 12);
      const wait = asked(drawn);
      expect(wait.kind === 'for-ever').toBe(hasFairRun(small));
      if (wait.kind !== 'ends') {
        met[wait.kind]++;
        return;
      }
      const [bound] = wait.bounds;
      if (bound === undefined) throw new Error('one weight was given');
      met[bound.kind]++;
      expect(bound.kind === 'bounded' ? bound.most : Infinity).toBe(mostWeight(small));
    }),
    { numRuns: 3_000, seed: 20262 },
  );
  expect(met['for-ever']).toBeGreaterThan(300);
  expect(met.bounded).toBeGreaterThan(100);
  expect(met.unbounded).toBeGreaterThan(10);
});
