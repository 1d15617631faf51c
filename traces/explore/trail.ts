import type { RowEngine, Symmetry } from '../../model/index.ts';
import { concretePath } from './concrete-path.ts';
import type { Path } from './path.ts';
import type { StateStore } from './rows/state-store.ts';

/** Numbers of the states on the way from the first one to `number`, both included. */
const wayTo = (store: StateStore, number: number): readonly number[] => {
  const way = [number];
  for (let at = number; at !== 0; way.push(at)) at = store.parentOf(at);
  return way.toReversed();
};

/**
 * The way to the state with this number. Only from where each state was found is kept, so that which step was taken
 * is found again by taking it. Under a symmetry the states kept are representatives, while the path is of states as
 * they are.
 */
export const pathTo = <E>(
  engine: RowEngine<E>,
  store: StateStore,
  number: number,
  symmetry: Symmetry | undefined,
): Path => {
  let { state: kept } = engine.initial();
  symmetry?.canonicalise(kept, 0);
  const path = wayTo(store, number)
    .slice(1)
    .map((next) => {
      const offered = engine.successors(kept).map(({ state }) => state);
      for (const state of offered) symmetry?.canonicalise(state, 0);
      const index = offered.findIndex((state) => store.isAt(next, state));
      const taken = offered[index];
      if (taken === undefined)
        throw new Error('a step that was taken is not offered again: the machine is not deterministic');
      kept = taken;
      return index;
    });
  return symmetry === undefined ? path : concretePath(engine, symmetry, path);
};
