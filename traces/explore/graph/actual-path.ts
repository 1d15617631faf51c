import type { Path } from '../path.ts';
import type { RenameEvent } from './letter-automaton.ts';
import type { GraphPath } from './search-graph.ts';
import type { StateGraph } from './state-graph.ts';

const same = (one: Int32Array, other: Int32Array): boolean => one.every((word, i) => word === other[i]);

/**
 * The path of the machine that a path of the graph stands for: without a symmetry, itself.
 *
 * Each state on the machine's path goes with the renaming that makes it the graph's; of its steps the one is taken
 * that, renamed, leads to the same state and emits the same as the graph's.
 */
export const actualPath = <E extends object>(
  graph: StateGraph<E>,
  path: GraphPath,
  renameEvent: RenameEvent<E>,
): Path => {
  const { engine, symmetry, alphabet } = graph;
  if (symmetry === undefined) return path;
  const actual: number[] = [];
  let { state } = engine.initial();
  let kept = state.slice();
  let renaming = symmetry.canonicalise(kept, 0);
  for (const index of path) {
    const taken = engine.successors(kept)[index];
    if (taken === undefined) throw new RangeError(`the path of the graph has no step ${index}`);
    const letter = alphabet.numberOf(taken.events);
    const by = symmetry.renaming(renaming);
    const steps = engine.successors(state);
    const like = steps.findIndex(
      (step) =>
        same(symmetry.rename(step.state, renaming), taken.state) &&
        alphabet.numberOf(step.events.map((event) => renameEvent(event, by))) === letter,
    );
    state = steps[like]?.state ?? state;
    if (like < 0) throw new Error('a renamed state does not step as the state does: the symmetry is none');
    actual.push(like);
    kept = taken.state.slice();
    renaming = symmetry.compose(renaming, symmetry.canonicalise(kept, 0));
  }
  return actual;
};
