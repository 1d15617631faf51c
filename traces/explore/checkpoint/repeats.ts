import type { RowEngine, Symmetry } from '../../../model/index.ts';
import type { LocalSteps } from '../rows/local-steps.ts';
import type { StateStore } from '../rows/state-store.ts';

/** States that are expanded again. */
const samples = 64;

/**
 * Whether the machine is the one that was saved, as far as a look at a few states tells: it starts where that one did,
 * and some of the first `expanded` states, up to the last, lead to states that were found.
 */
export const repeats = <E>(
  engine: RowEngine<E>,
  symmetry: Symmetry | undefined,
  store: StateStore,
  local: LocalSteps<E>,
  expanded: number,
): boolean => {
  const { state } = engine.initial();
  symmetry?.canonicalise(state, 0);
  if (!store.isAt(0, state)) return false;
  const stride = Math.max(1, Math.floor(expanded / samples));
  for (let number = expanded - 1; number >= 0; number -= stride) {
    const { steps } = local.expand(number, number + 1);
    if (local.lookUp(store, store.size) < steps.count) return false;
  }
  return true;
};
