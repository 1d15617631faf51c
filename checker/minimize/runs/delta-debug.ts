/** Gives what is left of a list after a test, if the part it was given still shows what it should. */
export type Shows<T> = (part: readonly T[]) => readonly T[] | undefined;

const without = <T>(items: readonly T[], from: number, to: number): readonly T[] => [
  ...items.slice(0, from),
  ...items.slice(to),
];

/**
 * Leaves out pieces of a list as long as what is left shows the same: halves first, then ever smaller pieces, single
 * items at last (Zeller and Hildebrandt's ddmin, of which only complements are tried). No single item can be left out
 * of the result, unless time ran out.
 */
export const deltaDebug = <T>(all: readonly T[], shows: Shows<T>, outOfTime: () => boolean): readonly T[] => {
  let items = all;
  for (let piece = Math.ceil(all.length / 2); piece >= 1;) {
    let isShorter = false;
    for (let from = 0; from < items.length;) {
      if (outOfTime()) return items;
      const left = shows(without(items, from, from + piece));
      if (left !== undefined && left.length < items.length) {
        items = left;
        isShorter = true;
      } else from += piece;
    }
    if (piece === 1 && !isShorter) return items;
    if (!isShorter || piece > items.length) piece = Math.floor(piece / 2);
  }
  return items;
};
