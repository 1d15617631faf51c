import { componentsOf, stays, type Components } from './components.ts';
import { firstEdge, isTerminal, type Part } from './digraph.ts';
import type { Fairness } from './fairness.ts';

/** Where a fair run may stay for ever. */
export interface FairComponents {
  /** The part without the states at which no such run can stay: what remains of the components is fair. */
  readonly part: Part;
  readonly components: Components;
  /** By component, whether a fair run can go round all of it for ever. */
  readonly isFair: Uint8Array;
}

interface Gathered {
  readonly weakly: Int32Array;
  readonly taken: Int32Array;
  readonly enabled: Int32Array;
  /** Whether one can go round, or stand still for ever because nothing can happen. */
  readonly endless: Uint8Array;
}

const gather = (part: Part, components: Components, { takes, enabled, asks }: Fairness): Gathered => {
  const { graph } = part;
  const { count, of } = components;
  const all: Gathered = {
    weakly: new Int32Array(count),
    taken: new Int32Array(count),
    enabled: new Int32Array(count),
    endless: new Uint8Array(count),
  };
  for (let state = 0; state < graph.states; state++) {
    const component = of[state] ?? -1;
    if (component < 0) continue;
    const here = enabled[state] ?? 0;
    all.enabled[component] = (all.enabled[component] ?? 0) | here;
    if (isTerminal(graph, state)) {
      all.endless[component] = 1;
      all.weakly[component] = -1;
      continue;
    }
    const end = firstEdge(graph, state + 1);
    for (let edge = firstEdge(graph, state); edge < end; edge++) {
      if (!stays(components, part, state, edge)) continue;
      const taken = takes[graph.label[edge] ?? 0] ?? 0;
      all.endless[component] = 1;
      all.enabled[component] = (all.enabled[component] ?? 0) | (asks?.[graph.label[edge] ?? 0] ?? 0);
      all.taken[component] = (all.taken[component] ?? 0) | taken;
      all.weakly[component] = (all.weakly[component] ?? 0) | taken | ~here;
    }
  }
  return all;
};

/** The part between fewer states, and without the edges that `leavesOut`. */
const without = (
  part: Part,
  states: Uint8Array,
  leavesOut: (state: number, edge: number) => boolean,
): Part => {
  const { graph } = part;
  const edges = new Uint8Array(part.edges.length);
  for (let state = 0; state < graph.states; state++) {
    if (states[state] === 0) continue;
    const end = firstEdge(graph, state + 1);
    for (let edge = firstEdge(graph, state); edge < end; edge++)
      edges[edge] =
        part.edges[edge] === 1 && states[graph.target[edge] ?? 0] === 1 && !leavesOut(state, edge) ? 1 : 0;
  }
  return { graph, states, edges };
};

/**
 * The components of a part in which a fair run can stay for ever.
 *
 * A component that lacks an edge fair to a weak condition has no fair loop at all. One in which a strong condition is
 * enabled and never taken may have fair loops among the states and along the steps where it is not enabled: the
 * others are left out, and what remains is looked at again (Emerson and Lei; Streett's condition).
 */
export const fairComponents = (whole: Part, fairness: Fairness): FairComponents => {
  let part = whole;
  for (;;) {
    const components = componentsOf(part);
    const all = gather(part, components, fairness);
    const isFair = new Uint8Array(components.count);
    const starved = new Int32Array(components.count);
    for (let c = 0; c < components.count; c++) {
      if (all.endless[c] === 0 || (fairness.weak & ~(all.weakly[c] ?? 0)) !== 0) continue;
      starved[c] = fairness.strong & (all.enabled[c] ?? 0) & ~(all.taken[c] ?? 0);
      if (starved[c] === 0) isFair[c] = 1;
    }
    if (starved.every((mask) => mask === 0)) return { part, components, isFair };
    const states = part.states.map((kept, state) => {
      const component = kept === 1 ? (components.of[state] ?? -1) : -1;
      if (component < 0) return 0;
      const never = starved[component] ?? 0;
      if (never === 0) return isFair[component] ?? 0;
      return (never & (fairness.enabled[state] ?? 0)) === 0 ? 1 : 0;
    });
    const { asks } = fairness;
    const { label } = part.graph;
    part = without(part, states, (state, edge) => {
      const never = starved[components.of[state] ?? -1] ?? 0;
      return (never & (asks?.[label[edge] ?? 0] ?? 0)) !== 0;
    });
  }
};
