import { firstEdge, type Digraph } from './digraph.ts';

/**
 * What may be assumed of runs, as conditions numbered from 0 that are bits of masks, at most 31. A run is fair to a
 * weak condition unless, from some time on, a step of it could always be taken and none is; to a strong one, unless
 * from some time on a step could be taken again and again and none is.
 */
export interface Fairness {
  /** By label, of which conditions a step is. */
  readonly takes: Int32Array;
  /** By state, the conditions of which some step could be taken: in the whole graph, whatever part is looked at. */
  readonly enabled: Int32Array;
  /** By label, of which strong conditions a step could have been, or was; of none if absent. */
  readonly asks?: Int32Array;
  readonly weak: number;
  readonly strong: number;
}

/** Which conditions could be taken in each state: those of all its edges. */
export const enabledIn = (graph: Digraph, takes: Int32Array): Int32Array => {
  const enabled = new Int32Array(graph.states);
  for (let state = 0; state < graph.states; state++) {
    const end = firstEdge(graph, state + 1);
    let mask = 0;
    for (let edge = firstEdge(graph, state); edge < end; edge++) mask |= takes[graph.label[edge] ?? 0] ?? 0;
    enabled[state] = mask;
  }
  return enabled;
};

/** What a loop shows of the conditions, gathered over its edges and the states that these leave. */
export interface Shown {
  /** Conditions taken, or disabled in some state. */
  readonly weakly: number;
  readonly taken: number;
  /** Conditions enabled in some state. */
  readonly enabled: number;
}

/** What a loop without edges shows; `shownBy` adds to it. */
export const nothingShown: Shown = { weakly: 0, taken: 0, enabled: 0 };

/** What is shown once the edge with this label has been taken from `state`, too. */
export const shownBy = (fairness: Fairness, before: Shown, state: number, label: number): Shown => {
  const enabled = fairness.enabled[state] ?? 0;
  const taken = fairness.takes[label] ?? 0;
  const asked = fairness.asks?.[label] ?? 0;
  return {
    weakly: before.weakly | taken | ~enabled,
    taken: before.taken | taken,
    enabled: before.enabled | enabled | asked,
  };
};

/** The conditions that going round for ever breaks. */
export const brokenBy = ({ weak, strong }: Pick<Fairness, 'weak' | 'strong'>, shown: Shown): number =>
  (weak & ~shown.weakly) | (strong & shown.enabled & ~shown.taken);
