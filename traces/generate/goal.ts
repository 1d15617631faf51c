import type { StateGraph } from './state-graph.ts';

/** What a set of runs is to cover. */
export type CoverGoal = 'states' | 'transitions';

/** The things to cover, numbered from 0 without holes. */
export interface Items {
  readonly count: number;
  /** Those that every run covers, even one without steps. */
  readonly atStart: readonly number[];
  /** The one covered by the step with index `step` from `state`. */
  readonly of: (state: number, step: number) => number;
}

const statesOf = ({ targets }: StateGraph): Items => ({
  count: targets.length,
  atStart: [0],
  of: (state, step) => targets[state]?.[step] ?? 0,
});

const transitionsOf = ({ targets }: StateGraph): Items => {
  const first: number[] = [];
  let count = 0;
  for (const steps of targets) {
    first.push(count);
    count += steps.length;
  }
  return { count, atStart: [], of: (state, step) => (first[state] ?? 0) + step };
};

/** What there is to cover in `graph`. */
export const itemsOf = (graph: StateGraph, goal: CoverGoal): Items => {
  switch (goal) {
    case 'states':
      return statesOf(graph);
    case 'transitions':
      return transitionsOf(graph);
  }
};
