import type { RowEngine, Symmetry } from '../../model/index.ts';
import type { Path } from './path.ts';
import type { StateStore } from './rows/state-store.ts';

const same = (one: Int32Array, other: Int32Array): boolean => one.every((word, i) => word === other[i]);

/** The step that is not there means that the engine does not repeat itself. */
const found = (index: number): number => {
  if (index < 0)
    throw new Error('a step that was taken is not offered again: the machine is not deterministic');
  return index;
};

/** Numbers of the states on the way from the first one to `number`, both included. */
const wayTo = (store: StateStore, number: number): readonly number[] => {
  const way = [number];
  for (let at = number; at !== 0; way.push(at)) at = store.parentOf(at);
  return way.toReversed();
};

/**
 * The way to the state with this number. Only from where each state was found is kept, so that which step was taken
 * is found again by taking it.
 *
 * Under a symmetry the states kept are representatives, while a path is of states as they are: so each state on the
 * path goes with the renaming that makes it the one kept, and of its steps the one is taken that, renamed, is the
 * step that was taken then.
 */
export const pathTo = <E>(
  engine: RowEngine<E>,
  store: StateStore,
  number: number,
  symmetry: Symmetry | undefined,
): Path => {
  const path: number[] = [];
  let actual = engine.initial().state;
  let kept = actual.slice();
  let renaming = symmetry?.canonicalise(kept, 0) ?? 0;
  for (const next of wayTo(store, number).slice(1)) {
    const offered = engine.successors(kept).map(({ state }) => {
      const representative = state.slice();
      return { state, representative, by: symmetry?.canonicalise(representative, 0) ?? 0 };
    });
    const taken = offered[found(offered.findIndex(({ representative }) => store.isAt(next, representative)))];
    if (taken === undefined) break;
    const steps = engine.successors(actual);
    const renamed = renaming;
    const index = found(
      steps.findIndex(({ state }) => same(symmetry?.rename(state, renamed) ?? state, taken.state)),
    );
    path.push(index);
    actual = steps[index]?.state ?? actual;
    kept = taken.representative;
    renaming = symmetry?.compose(renaming, taken.by) ?? 0;
  }
  return path;
};
