import type { RowEngine, Symmetry } from '../../../../model/index.ts';

/** Gives the representative of a row. */
export type Representative = (row: Int32Array) => Int32Array;

/** The representative that the symmetry chooses. */
export const chosen =
  (symmetry: Symmetry): Representative =>
  (row) => {
    const copy = row.slice();
    symmetry.canonicalise(copy, 0);
    return copy;
  };

/** The least of all renamings of a row: slow, and exact by definition. */
export const leastRenaming =
  (symmetry: Symmetry): Representative =>
  (row) =>
    Array.from({ length: symmetry.size }, (_, number) => symmetry.rename(row, number)).reduce(
      (least, renamed) => {
        const at = least.findIndex((word, i) => word !== renamed[i]);
        return at >= 0 && (renamed[at] ?? 0) < (least[at] ?? 0) ? renamed : least;
      },
    );

/** Every row is its own representative. */
export const itself: Representative = (row) => row.slice();

/** What an exploration of representatives finds. */
export interface Orbits {
  /** By key, the representatives. */
  readonly reached: ReadonlyMap<string, Int32Array>;
  /** Steps from one of them. */
  readonly transitions: number;
}

/** Goes to every representative that can be reached through representatives. */
export const exploreOrbits = (engine: RowEngine<unknown>, representative: Representative): Orbits => {
  const reached = new Map<string, Int32Array>();
  const visit = (row: Int32Array): void => {
    const next = representative(row);
    reached.set(next.join(), next);
  };
  let transitions = 0;
  const take = (row: Int32Array): void => {
    transitions++;
    visit(row);
  };
  visit(engine.initial().state);
  // A map goes on to what is added while it is gone through, and keeps the place of what is set again.
  for (const row of reached.values()) {
    engine.load(row, 0);
    engine.expand({ listens: false, refuse: () => {}, take });
  }
  return { reached, transitions };
};

/** The numbers of representatives and of steps. */
export const sizeOf = ({
  reached,
  transitions,
}: Orbits): { readonly states: number; readonly transitions: number } => ({
  states: reached.size,
  transitions,
});
