import { fc } from '@fast-check/vitest';
import { enabledIn, type Fairness } from '../../../../checker/starvation/graph/fairness.ts';
import { partOf, type Digraph, type Part } from '../../../../checker/starvation/graph/digraph.ts';

/** An edge of a small graph, with what it takes and what it weighs. */
export interface SmallEdge {
  readonly from: number;
  readonly to: number;
  readonly takes: number;
  readonly weight: number;
  /** Whether the part has it, if it has both its ends. */
  readonly kept: boolean;
}

/** A graph small enough to go through all sets of its edges. Its first state is where runs begin. */
export interface SmallGraph {
  readonly states: number;
  readonly inside: readonly boolean[];
  readonly edges: readonly SmallEdge[];
  readonly weak: number;
  readonly strong: number;
}

/** The same as the engine sees it: each edge is its own label. */
export interface Packed {
  readonly graph: Digraph;
  readonly part: Part;
  readonly fairness: Fairness;
  readonly weight: Int32Array;
}

const conditions = 3;

/** Small graphs with some weak and some strong conditions. */
export const smallGraphs: fc.Arbitrary<SmallGraph> = fc.integer({ min: 1, max: 5 }).chain((states) =>
  fc.record({
    states: fc.constant(states),
    inside: fc.array(
      fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
      { minLength: states, maxLength: states },
    ),
    edges: fc
      .array(
        fc.record({
          from: fc.nat(states - 1),
          to: fc.nat(states - 1),
          takes: fc.nat((1 << conditions) - 1),
          weight: fc.oneof(
            { weight: 3, arbitrary: fc.constant(0) },
            { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }) },
          ),
          kept: fc.oneof(
            { weight: 5, arbitrary: fc.constant(true) },
            { weight: 1, arbitrary: fc.constant(false) },
          ),
        }),
        { maxLength: 8 },
      )
      .map((edges) => edges.toSorted((one, other) => one.from - other.from)),
    weak: fc.nat((1 << conditions) - 1),
    strong: fc.nat((1 << conditions) - 1),
  }),
);

/** A small graph as the engine sees it. */
export const pack = ({ states, inside, edges, weak, strong }: SmallGraph): Packed => {
  const graph: Digraph = {
    states,
    first: Int32Array.from(
      { length: states + 1 },
      (_, state) => edges.filter(({ from }) => from < state).length,
    ),
    target: Int32Array.from(edges, ({ to }) => to),
    label: Int32Array.from(edges.keys()),
  };
  const takes = Int32Array.from(edges, (edge) => edge.takes);
  return {
    graph,
    part: partOf(
      graph,
      (state) => inside[state] ?? false,
      (edge) => edges[edge]?.kept ?? false,
    ),
    fairness: { takes, enabled: enabledIn(graph, takes), weak, strong },
    weight: Int32Array.from(edges, ({ weight }) => weight),
  };
};
