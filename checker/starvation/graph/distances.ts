import { firstEdge, targetOf, type Digraph } from './digraph.ts';

/** Shortest ways from the first state, or from several: by state, how many edges, and which one comes last. */
export interface Distances {
  /** -1 where no way leads. */
  readonly to: Int32Array;
  /** -1 at the beginning. */
  readonly lastEdge: Int32Array;
}

/** Shortest ways through the whole graph, or along the edges with 1. */
export const distancesFrom = (graph: Digraph, starts: readonly number[], edges?: Uint8Array): Distances => {
  const to = new Int32Array(graph.states).fill(-1);
  const lastEdge = new Int32Array(graph.states).fill(-1);
  const queue = new Int32Array(graph.states);
  let length = 0;
  for (const start of starts) {
    if (to[start] !== -1) continue;
    to[start] = 0;
    queue[length++] = start;
  }
  for (let i = 0; i < length; i++) {
    const state = queue[i] ?? 0;
    const end = firstEdge(graph, state + 1);
    for (let edge = firstEdge(graph, state); edge < end; edge++) {
      if (edges?.[edge] === 0) continue;
      const target = targetOf(graph, edge);
      if (to[target] !== -1) continue;
      to[target] = (to[state] ?? 0) + 1;
      lastEdge[target] = edge;
      queue[length++] = target;
    }
  }
  return { to, lastEdge };
};
