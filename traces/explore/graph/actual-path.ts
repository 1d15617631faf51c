import { concretePath } from '../concrete-path.ts';
import type { Path } from '../path.ts';
import type { RenameEvent } from './letter-automaton.ts';
import type { GraphPath } from './search-graph.ts';
import type { StateGraph } from './state-graph.ts';

/**
 * The path of the machine that a path of the graph stands for, with the same events but for names: without a
 * symmetry, itself.
 */
export const actualPath = <E extends object>(
  { engine, symmetry, alphabet }: StateGraph<E>,
  path: GraphPath,
  renameEvent: RenameEvent<E>,
): Path => {
  if (symmetry === undefined) return path;
  return concretePath(engine, symmetry, path, ({ events }, ofRepresentative, renaming) => {
    const by = symmetry.renaming(renaming);
    const renamed = events.map((event) => renameEvent(event, by));
    return alphabet.numberOf(renamed) === alphabet.numberOf(ofRepresentative.events);
  });
};
