import type { StateGraph } from '../../traces/index.ts';
import type { Digraph } from './graph/digraph.ts';

/** An explored graph in compressed rows, with the numbers of letters as labels. Renamings are left out. */
export const digraphOf = <E extends object>(graph: StateGraph<E>): Digraph => {
  const { states, transitions } = graph;
  const first = new Int32Array(states + 1);
  for (let state = 0; state <= states; state++) first[state] = graph.firstStep(state);
  const target = new Int32Array(transitions);
  const label = new Int32Array(transitions);
  for (let step = 0; step < transitions; step++) {
    target[step] = graph.target(step);
    label[step] = graph.letter(step);
  }
  return { states, first, target, label };
};
