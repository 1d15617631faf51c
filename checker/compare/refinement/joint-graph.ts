import type { StateGraph } from '../../../traces/index.ts';
import type { Alphabet } from '../../../traces/explore/graph/alphabet.ts';
import type { Digraph } from '../../starvation/graph/digraph.ts';

/** Label of a step of which nothing is seen. */
export const silent = 0;

/** Two explored machines side by side as one graph, whose labels are letters of what is seen of a step. */
export interface JointGraph {
  readonly graph: Digraph;
  /** By machine, the node before its start: one edge, labelled with what is seen of the start, leads to its first state. */
  readonly starts: readonly [number, number];
  /** By machine, the node of its first state; those of its others follow. */
  readonly from: readonly [number, number];
}

/** What is seen of a step or a start, as a letter of an alphabet that both machines share. */
export type See<E extends object, O extends object> = (events: readonly E[], alphabet: Alphabet<O>) => number;

/** Puts the completely explored graphs of two machines into one. */
export const jointGraph = <E extends object, O extends object>(
  graphs: readonly [StateGraph<E>, StateGraph<E>],
  alphabet: Alphabet<O>,
  see: See<E, O>,
): JointGraph => {
  const [one, other] = graphs;
  const states = one.states + other.states + 2;
  const starts = [states - 2, states - 1] as const;
  const from = [0, one.states] as const;
  const first = new Int32Array(states + 1);
  const target = new Int32Array(one.transitions + other.transitions + 2);
  const label = new Int32Array(target.length);
  let edge = 0;
  for (const [machine, graph] of graphs.entries()) {
    const offset = from[machine] ?? 0;
    const letters = lettersOf(graph, alphabet, see);
    for (let state = 0; state < graph.states; state++) {
      first[offset + state] = edge;
      const end = graph.firstStep(state + 1);
      for (let step = graph.firstStep(state); step < end; step++, edge++) {
        target[edge] = offset + graph.target(step);
        label[edge] = letters[graph.letter(step)] ?? silent;
      }
    }
  }
  for (const [machine, graph] of graphs.entries()) {
    first[starts[machine] ?? 0] = edge;
    target[edge] = from[machine] ?? 0;
    label[edge] = see(graph.alphabet.letter(graph.initial.letter), alphabet);
    edge++;
  }
  first[states] = edge;
  return { graph: { states, first, target, label }, starts, from };
};

const lettersOf = <E extends object, O extends object>(
  { alphabet: own }: StateGraph<E>,
  alphabet: Alphabet<O>,
  see: See<E, O>,
): Int32Array => Int32Array.from({ length: own.size }, (_, letter) => see(own.letter(letter), alphabet));
