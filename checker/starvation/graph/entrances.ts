import { firstEdge, sourceOf, targetOf, type Digraph, type Part } from './digraph.ts';
import type { Distances } from './distances.ts';
import { walkTo, type Walk } from './walk.ts';

/** How runs come into a part. */
export interface Entrances {
  /** By state of the part that can be entered at, edges of the shortest run that enters there; -1 for others. */
  readonly distance: Int32Array;
  /** By state, the edge with which that run enters; -1 for the first state of all runs. */
  readonly edge: Int32Array;
}

/** The shortest entrances into a part: by edges that lead into it and are none of its own. */
export const entrancesOf = ({ graph, states, edges }: Part, { to }: Distances): Entrances => {
  const distance = new Int32Array(graph.states).fill(-1);
  const by = new Int32Array(graph.states).fill(-1);
  for (let state = 0; state < graph.states; state++) {
    const length = (to[state] ?? -1) + 1;
    if (length === 0) continue;
    const end = firstEdge(graph, state + 1);
    for (let edge = firstEdge(graph, state); edge < end; edge++) {
      const target = targetOf(graph, edge);
      if (states[target] === 0 || edges[edge] === 1) continue;
      const known = distance[target] ?? -1;
      if (known !== -1 && known <= length) continue;
      distance[target] = length;
      by[target] = edge;
    }
  }
  if (states[0] === 1) {
    distance[0] = 0;
    by[0] = -1;
  }
  return { distance, edge: by };
};

/** The shortest run that enters a part at `state`. */
export const walkInto = (graph: Digraph, fromFirst: Distances, { edge }: Entrances, state: number): Walk => {
  const entrance = edge[state] ?? -1;
  return entrance === -1 ? [] : [...walkTo(graph, fromFirst, sourceOf(graph, entrance)), entrance];
};
