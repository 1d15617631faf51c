import { interpret } from '../../model/index.ts';
import { specificationOf } from '../specification/search.ts';

/** One hot part on its own. */
export interface Microbenchmark {
  readonly name: string;
  /** Readies it and gives what to time: one call does much work and says how many operations that were. */
  readonly prepare: () => () => number;
}

const sampled = 2000;

/** The first states of the specification, breadth first, with the engine that made them. */
const sample = () => {
  const engine = interpret(specificationOf({ yield: 'yield_now', workers: 2, tasks: 3, polls: 3 }));
  const { state } = engine.initial();
  const seen = new Set([engine.key(state)]);
  const states = [state];
  for (const from of states)
    for (const step of engine.successors(from)) {
      const key = engine.key(step.state);
      if (seen.has(key)) continue;
      if (states.length === sampled) return { engine, states };
      seen.add(key);
      states.push(step.state);
    }
  return { engine, states };
};

/** What is timed. An operation is a transition where successors are made, and a state otherwise. */
export const microbenchmarks: readonly Microbenchmark[] = [
  {
    name: 'interpreter: successors',
    prepare: () => {
      const { engine, states } = sample();
      return () => {
        let steps = 0;
        for (const state of states) steps += engine.successors(state).length;
        return steps;
      };
    },
  },
  {
    name: 'interpreter: invariants',
    prepare: () => {
      const { engine, states } = sample();
      return () => {
        let broken = 0;
        for (const state of states) broken += engine.broken(state).length;
        return states.length + broken;
      };
    },
  },
];
