import { firstEdge, sourceOf, targetOf, type Digraph } from './digraph.ts';
import type { Distances } from './distances.ts';

/** A way through a graph, edge by edge: each edge leaves the state that the one before leads to. */
export type Walk = readonly number[];

/** A way that goes to a loop and then round it for ever; a loop without edges stands still where nothing can happen. */
export interface Lasso {
  readonly stem: Walk;
  readonly loop: Walk;
}

/** The shortest way to `state` that `distances` know. */
export const walkTo = (graph: Digraph, { lastEdge }: Distances, state: number): Walk => {
  const walk: number[] = [];
  for (let at = state; ;) {
    const edge = lastEdge[at] ?? -1;
    if (edge === -1) return walk.toReversed();
    walk.push(edge);
    at = sourceOf(graph, edge);
  }
};

/** A walk as explorers tell paths: for each edge its index among those of its state. */
export const indicesOf = (graph: Digraph, walk: Walk): readonly number[] =>
  walk.map((edge) => edge - firstEdge(graph, sourceOf(graph, edge)));

/** Where a walk from `start` leads. Throws a `RangeError` when its edges do not follow one another. */
export const endOf = (graph: Digraph, start: number, walk: Walk): number => {
  let at = start;
  for (const [position, edge] of walk.entries()) {
    if (sourceOf(graph, edge) !== at)
      throw new RangeError(`edge ${position} of the walk leaves state ${sourceOf(graph, edge)}, not ${at}`);
    at = targetOf(graph, edge);
  }
  return at;
};
