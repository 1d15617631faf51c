import type { RowEngine, Symmetry } from '../../model/index.ts';
import type { Path } from './path.ts';

const same = (one: Int32Array, other: Int32Array): boolean => one.every((word, i) => word === other[i]);

const there = (state: Int32Array | undefined): Int32Array => {
  if (state === undefined)
    throw new Error('a step that was taken is not offered again: the machine is not deterministic');
  return state;
};

/**
 * The path of states as they are that corresponds to `path`, whose steps start from representatives: each state on the
 * way goes with the renaming that makes it the representative, and of its steps the one is taken that, renamed, is the
 * representative's.
 */
export const concretePath = <E>(engine: RowEngine<E>, symmetry: Symmetry, path: Path): Path => {
  let actual = engine.initial().state;
  let representative = actual.slice();
  let renaming = symmetry.canonicalise(representative, 0);
  return path.map((index) => {
    const target = there(engine.successors(representative)[index]?.state);
    const steps = engine.successors(actual);
    const by = renaming;
    const taken = steps.findIndex(({ state }) => same(symmetry.rename(state, by), target));
    actual = there(steps[taken]?.state);
    representative = target.slice();
    renaming = symmetry.compose(by, symmetry.canonicalise(representative, 0));
    return taken;
  });
};
