/**
 * A finite graph in compressed rows: the edges from state `s` are those numbered `first[s]` up to, not including,
 * `first[s + 1]`. Parallel edges and edges from a state to itself are allowed.
 */
export interface Digraph {
  readonly states: number;
  /** One more than there are states. */
  readonly first: Int32Array;
  /** By edge, the state that it leads to. */
  readonly target: Int32Array;
  /** By edge, the number of what it is labelled with. */
  readonly label: Int32Array;
}

/** A subgraph: states with 1, and edges with 1, which lie between such states. */
export interface Part {
  readonly graph: Digraph;
  readonly states: Uint8Array;
  readonly edges: Uint8Array;
}

/** Number of the first edge from `state`; for the number of states itself, the number of edges. */
export const firstEdge = ({ first }: Digraph, state: number): number => first[state] ?? 0;

/** The state that an edge leads to. */
export const targetOf = ({ target }: Digraph, edge: number): number => target[edge] ?? 0;

/** The state that an edge leaves, by bisection. */
export const sourceOf = ({ first, states }: Digraph, edge: number): number => {
  let [low, high] = [0, states];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((first[middle] ?? 0) <= edge) low = middle;
    else high = middle;
  }
  return low;
};

/** Whether no edge of the whole graph leaves the state: a run that has come there stays, for ever. */
export const isTerminal = (graph: Digraph, state: number): boolean =>
  firstEdge(graph, state) === firstEdge(graph, state + 1);

/** The part of `graph` made of the states that `keeps` and of the edges between them that `follows`. */
export const partOf = (
  graph: Digraph,
  keeps: (state: number) => boolean,
  follows: (edge: number) => boolean,
): Part => {
  const states = new Uint8Array(graph.states);
  for (let state = 0; state < graph.states; state++) states[state] = keeps(state) ? 1 : 0;
  const edges = new Uint8Array(graph.target.length);
  for (let state = 0; state < graph.states; state++) {
    if (states[state] === 0) continue;
    const end = firstEdge(graph, state + 1);
    for (let edge = firstEdge(graph, state); edge < end; edge++)
      edges[edge] = states[targetOf(graph, edge)] === 1 && follows(edge) ? 1 : 0;
  }
  return { graph, states, edges };
};
