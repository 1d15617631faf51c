import { compile, symmetryOf } from '../../model/index.ts';
import type { Interchange } from '../../model/index.ts';
import { yardstick } from './machine.ts';
import type { Bounds } from './sizes.ts';

/** What is searched: plain data, so that each thread can make its own. */
export interface SearchedMachine {
  readonly bounds: Bounds;
  /** Whether states that differ by a renaming alone count as one. */
  readonly symmetry: boolean;
}

const alike = (count: number): Interchange => ({
  kind: 'within-classes',
  classes: Array.from({ length: count }, () => 0),
});

/** The yardstick, compiled, with all of its workers and all of its tasks interchangeable if that is wanted. */
export const machineOf = ({ bounds, symmetry }: SearchedMachine) => {
  const machine = yardstick(bounds);
  const engine = compile(machine);
  if (!symmetry) return { engine };
  const { workers, tasks } = bounds;
  return {
    engine,
    symmetry: symmetryOf(machine.schema, { workers: alike(workers), tasks: alike(tasks) }),
  };
};

export default machineOf;
