import type { Engine } from '../../model/index.ts';
import { StepTree } from '../explore/step-tree.ts';
import type { Path } from '../explore/path.ts';

/** The reachable states of a machine, numbered by distance from the initial one, which is 0. */
export interface StateGraph {
  /** Steps on a shortest path to each state. */
  readonly distances: readonly number[];
  /** For each state, the states its steps lead to, in order; empty for a state at the bound. */
  readonly targets: readonly (readonly number[])[];
  readonly pathTo: (state: number) => Path;
}

/** The machine has too many states to be held in memory. */
export class TooManyStatesError extends Error {
  override readonly name = 'TooManyStatesError';
  readonly code = 'TOO_MANY_STATES';

  constructor(most: number) {
    super(
      `more than ${most} states within the bound [TOO_MANY_STATES]\nLower the depth, or raise the limit on states.`,
    );
  }
}

/** What part of a machine is looked at. */
export interface GraphBounds {
  /** Steps from the initial state; none by default, so that the machine must be finite. */
  readonly depth?: number;
  /** States at most, a million by default; more throw a `TooManyStatesError`. */
  readonly states?: number;
}

/** The states within `bounds`, and the steps between them. */
export const graphOf = <Packed, E>(
  engine: Engine<Packed, E>,
  { depth = Infinity, states: most = 1_000_000 }: GraphBounds,
): StateGraph => {
  const tree = new StepTree();
  const initial = engine.initial().state;
  const states = [initial];
  const numbers = new Map([[engine.key(initial), 0]]);
  const distances = [0];
  const targets: (readonly number[])[] = [];

  const numberOf = (state: Packed, from: number, step: number): number => {
    const key = engine.key(state);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    if (states.length === most) throw new TooManyStatesError(most);
    const number = tree.add(from, step);
    numbers.set(key, number);
    states.push(state);
    distances.push((distances[from] ?? 0) + 1);
    return number;
  };

  // The list grows while it is walked: it is the queue of the search.
  for (const [from, state] of states.entries()) {
    const steps = (distances[from] ?? 0) < depth ? engine.successors(state) : [];
    targets.push(steps.map((step, index) => numberOf(step.state, from, index)));
  }
  return { distances, targets, pathTo: (state) => tree.pathTo(state) };
};
