import type { Path } from '../explore/path.ts';
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
  /** For each, a shortest run that covers it; those farthest from the initial state come first. */
  readonly witnesses: () => Iterable<{ readonly item: number; readonly path: Path }>;
}

const statesOf = ({ targets, pathTo }: StateGraph): Items => ({
  count: targets.length,
  atStart: [0],
  of: (state, step) => targets[state]?.[step] ?? 0,
  *witnesses() {
    // States are numbered by distance.
    for (let state = targets.length - 1; state >= 0; state--) yield { item: state, path: pathTo(state) };
  },
});

const transitionsOf = ({ targets, pathTo }: StateGraph): Items => {
  const first: number[] = [];
  let count = 0;
  for (const steps of targets) {
    first.push(count);
    count += steps.length;
  }
  const of = (state: number, step: number): number => (first[state] ?? 0) + step;
  return {
    count,
    atStart: [],
    of,
    *witnesses() {
      for (let state = targets.length - 1; state >= 0; state--)
        for (const step of targets[state]?.keys() ?? [])
          yield { item: of(state, step), path: [...pathTo(state), step] };
    },
  };
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
