import type { RowEngine, Step, Symmetry } from '../../model/index.ts';
import type { Path } from './path.ts';

const same = (one: Int32Array, other: Int32Array): boolean => one.every((word, i) => word === other[i]);

/** A step that is not there means that the engine does not repeat itself, or that the symmetry is none. */
const there = <T>(step: T | undefined): T => {
  if (step === undefined)
    throw new Error('a step that was taken is not offered again: the machine is not deterministic');
  return step;
};

/** Whether a step, renamed by the renaming with this number, emits what the step of the representative does. */
export type EmitsAlike<E> = (
  step: Step<Int32Array, E>,
  ofRepresentative: Step<Int32Array, E>,
  renaming: number,
) => boolean;

/**
 * The path of states as they are that corresponds to `path`, whose steps start from representatives: each state on the
 * way goes with the renaming that makes it the representative, and of its steps the one is taken that, renamed, is the
 * representative's. Where it matters what steps emit, `emitsAlike` compares that too.
 */
export const concretePath = <E>(
  engine: RowEngine<E>,
  symmetry: Symmetry,
  path: Path,
  emitsAlike: EmitsAlike<E> = () => true,
): Path => {
  let actual = engine.initial().state;
  let representative = actual.slice();
  let renaming = symmetry.canonicalise(representative, 0);
  return path.map((index) => {
    const target = there(engine.successors(representative)[index]);
    const steps = engine.successors(actual);
    const by = renaming;
    const taken = steps.findIndex(
      (step) => same(symmetry.rename(step.state, by), target.state) && emitsAlike(step, target, by),
    );
    actual = there(steps[taken]).state;
    representative = target.state.slice();
    renaming = symmetry.compose(by, symmetry.canonicalise(representative, 0));
    return taken;
  });
};
