import { componentsOf } from '../../starvation/graph/components.ts';
import { firstEdge, partOf, targetOf, type Digraph } from '../../starvation/graph/digraph.ts';
import { silent } from './joint-graph.ts';

/** A graph without silent cycles: states that silent steps lead to and fro between are one. */
export interface Condensed {
  /** A silent edge leads to a lower number. */
  readonly graph: Digraph;
  /** By state of the original graph, its number in this one. */
  readonly of: Int32Array;
  /** By state, 1 where nothing can happen any more. */
  readonly ends: Uint8Array;
}

const labelOf = ({ label }: Digraph, edge: number): number => label[edge] ?? silent;

/** Makes one state of those that can silently reach each other: the same is seen from each. */
export const condense = (graph: Digraph): Condensed => {
  const part = partOf(
    graph,
    () => true,
    (edge) => labelOf(graph, edge) === silent,
  );
  const { of, count } = componentsOf(part);
  const ends = new Uint8Array(count).fill(1);
  const members = membersOf(of, count);
  const first = new Int32Array(count + 1);
  const target: number[] = [];
  const label: number[] = [];
  for (let node = 0; node < count; node++) {
    first[node] = target.length;
    for (let i = members.first[node] ?? 0; i < (members.first[node + 1] ?? 0); i++) {
      const state = members.all[i] ?? 0;
      const end = firstEdge(graph, state + 1);
      for (let edge = firstEdge(graph, state); edge < end; edge++) {
        ends[node] = 0;
        const to = of[targetOf(graph, edge)] ?? 0;
        if (to === node && labelOf(graph, edge) === silent) continue;
        target.push(to);
        label.push(labelOf(graph, edge));
      }
    }
  }
  first[count] = target.length;
  return {
    graph: { states: count, first, target: Int32Array.from(target), label: Int32Array.from(label) },
    of,
    ends,
  };
};

const membersOf = (
  of: Int32Array,
  count: number,
): { readonly first: Int32Array; readonly all: Int32Array } => {
  const first = new Int32Array(count + 1);
  for (const node of of) first[node + 1] = (first[node + 1] ?? 0) + 1;
  for (let node = 0; node < count; node++) first[node + 1] = (first[node + 1] ?? 0) + (first[node] ?? 0);
  const next = first.slice();
  const all = new Int32Array(of.length);
  for (const [state, node] of of.entries()) {
    const at = next[node] ?? 0;
    all[at] = state;
    next[node] = at + 1;
  }
  return { first, all };
};
