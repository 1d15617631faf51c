import * as fc from 'fast-check';
import { compile, symmetryOf } from '../../../model/index.ts';
import type {
  Emitted,
  Interchanges,
  Machine,
  Renaming,
  RowEngine,
  Schema,
  Symmetry,
} from '../../../model/index.ts';

/** Fields of events that name tasks, which count from 1, and workers, which count from 0. */
const taskFields: ReadonlySet<string> = new Set(['task', 'by']);
const workerFields: ReadonlySet<string> = new Set(['w', 'victim', 'woken']);

const fieldRenamed = ([name, value]: readonly [string, unknown], { tasks, workers }: Renaming): unknown => {
  // 0 is the future given to `block_on`, and `by` of a notification says how it came about.
  if (taskFields.has(name) && typeof value === 'number' && value > 0)
    return (tasks?.[value - 1] ?? value - 1) + 1;
  if (workerFields.has(name) && typeof value === 'number') return workers?.[value] ?? value;
  return value;
};

/** The threads of a worker are so many apart as there are workers, from its own on. */
const threadRenamed = (thread: number, { workers }: Renaming): number => {
  if (workers === undefined) return thread;
  const worker = (thread - 1) % workers.length;
  return thread - worker + (workers[worker] ?? worker);
};

/** An event as it would be if workers and tasks had the names that `renaming` gives them. */
const eventRenamed = (event: Emitted, renaming: Renaming): unknown =>
  Object.fromEntries(
    Object.entries(event).map(([name, value]) => [
      name,
      name === 's' && typeof value === 'number'
        ? threadRenamed(value, renaming)
        : fieldRenamed([name, value], renaming),
    ]),
  );

/** The steps from a state, renamed: the rule, the events and the state of each, sorted. */
const steps = (
  engine: RowEngine<Emitted>,
  symmetry: Symmetry,
  state: Int32Array,
  number: number,
): readonly string[] =>
  engine
    .successors(state)
    .map(({ label, state: next, events }) => {
      const renamed = events.map((event) => eventRenamed(event, symmetry.renaming(number)));
      return `${label.action} ${JSON.stringify(renamed)} ${symmetry.rename(next, number).join()}`;
    })
    .toSorted();

/** What one walk found out. */
export interface Comparison {
  /** Steps of the renamed state, and steps of the state, renamed; equal for a symmetry. */
  readonly ofRenamed: readonly string[];
  readonly renamedOf: readonly string[];
  readonly brokenByRenamed: readonly string[];
  readonly broken: readonly string[];
}

const isAlike = ({ ofRenamed, renamedOf, brokenByRenamed, broken }: Comparison): boolean =>
  ofRenamed.join('\n') === renamedOf.join('\n') && brokenByRenamed.join('\n') === broken.join('\n');

/**
 * A property: in no state on a random walk does it make a difference whether one takes a step and renames, or renames
 * and takes a step.
 */
export const renamingMakesNoDifference = <S extends Schema>(
  machine: Machine<S, Emitted>,
  interchanges: Interchanges,
): fc.IProperty<[readonly number[], number]> => {
  const engine = compile(machine);
  const symmetry = symmetryOf(machine.schema, interchanges);
  const compare = (state: Int32Array, number: number): Comparison => {
    const renamed = symmetry.rename(state, number);
    return {
      ofRenamed: steps(engine, symmetry, renamed, 0),
      renamedOf: steps(engine, symmetry, state, number),
      brokenByRenamed: engine.broken(renamed),
      broken: engine.broken(state),
    };
  };
  const walk = fc.array(fc.nat(), { minLength: 20, maxLength: 200, size: 'max' });
  return fc.property(walk, fc.nat(symmetry.size - 1), (choices, first) => {
    let { state } = engine.initial();
    for (const [at, choice] of choices.entries()) {
      const comparison = compare(state, (first + at) % symmetry.size);
      if (!isAlike(comparison)) throw new Error(JSON.stringify(comparison, null, 2));
      const successors = engine.successors(state);
      const next = successors[choice % successors.length];
      if (next === undefined) return;
      ({ state } = next);
    }
  });
};
