import type { CellRecords } from './cell-views.ts';
import { testsOf } from './guard.ts';
import type { Test } from './guard.ts';
import type { Layout, Slot } from './layout.ts';
import type { Action } from './machine.ts';
import type { Schema } from './schema.ts';
import { SpecificationError } from './specification-error.ts';

/** An action with the elements that take it: what can be tried in a state. */
export interface Binding {
  readonly action: number;
  readonly name: string;
  readonly actors: readonly number[];
  /** Views of the actors. */
  readonly views: readonly object[];
  readonly tests: readonly Test[];
  /** Takes the views, the state and the context. */
  readonly effect: (...args: readonly unknown[]) => boolean | void;
}

/** Machine's methods accept an effect only with the parameters that go with its arrays, so this suffices. */
const isEffect = (effect: unknown): effect is Binding['effect'] => typeof effect === 'function';

const actorTuples = (arrays: readonly string[], lengthOf: (name: string) => number): readonly number[][] => {
  const tuples = arrays.reduce<number[][]>(
    (prefixes, name) =>
      prefixes.flatMap((prefix) => Array.from({ length: lengthOf(name) }, (_, index) => [...prefix, index])),
    [[]],
  );
  const [first, second] = arrays;
  return first === second ? tuples.filter(([one, other]) => one === undefined || one !== other) : tuples;
};

/** Everything that can be tried in a state, in the machine's enumeration order. */
export const bindingsOf = <S extends Schema, E>(
  actions: readonly Action<S, E>[],
  layout: Layout,
  views: ReadonlyMap<string, CellRecords>,
): readonly Binding[] => {
  const slotsOf = (array: string, index: number): readonly Slot[] => {
    const entry = layout.entries.find((candidate) => candidate.name === array);
    return entry?.kind === 'records' ? (entry.records[index] ?? []) : [];
  };

  const bindings = actions.flatMap(({ rule: { name }, arrays, when, effect }, action) => {
    if (!isEffect(effect))
      throw new SpecificationError('failed', 'its effect is no function', { action: name });
    return actorTuples(arrays, (array) => views.get(array)?.length ?? 0).map((actors): Binding => {
      const bound = arrays.map((array, position) => ({ array, index: actors[position] ?? 0 }));
      return {
        action,
        name,
        actors,
        views: bound.flatMap(({ array, index }) => views.get(array)?.get(index) ?? []),
        tests: bound.flatMap(({ array, index }, position) =>
          testsOf(name, slotsOf(array, index), when[position] ?? {}),
        ),
        effect,
      };
    });
  });
  const arrayOf = ({ action }: Binding): number =>
    layout.entries.findIndex(({ name }) => name === actions[action]?.arrays[0]);
  // Sorting is stable, so that what is left in its order is by action and by second element.
  return bindings.toSorted(
    (one, other) => arrayOf(one) - arrayOf(other) || (one.actors[0] ?? 0) - (other.actors[0] ?? 0),
  );
};
