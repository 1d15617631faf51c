import { interchangesOf, specificationOf, symmetryOf } from '../../model/index.ts';
import type { Emitted, RowEngine, Runtime, Symmetry } from '../../model/index.ts';

/** What is explored: plain data, so that each thread can make its own. */
export interface ExploredMachine {
  readonly runtime: Runtime;
  /** Whether states that differ by a renaming alone are explored as one, as far as that is sound. */
  readonly symmetry: boolean;
}

/** The specification of a runtime, ready to be explored, with what could not be renamed and why. */
export const machineOf = ({ runtime, symmetry: wanted }: ExploredMachine) => {
  const specification = specificationOf(runtime);
  const { interchanges, refused } = interchangesOf(runtime);
  const engine: RowEngine<Emitted> = specification.compiled();
  const symmetry: Symmetry | undefined = wanted ? symmetryOf(specification.schema, interchanges) : undefined;
  return { engine, refused: wanted ? refused : [], ...(symmetry && { symmetry }) };
};

export default machineOf;
