import type { AssumptionName } from './assumption.ts';

/**
 * The smallest sets of assumptions under which something holds: of none of them does a smaller part do. What holds under
 * some assumptions holds under more, so that no set is tried that holds one found before. Empty when all together do not
 * suffice.
 */
export const minimalAssumptions = (
  all: readonly AssumptionName[],
  holds: (assumed: readonly AssumptionName[]) => boolean,
): readonly (readonly AssumptionName[])[] => {
  const found: (readonly AssumptionName[])[] = [];
  const subsets = Array.from({ length: 2 ** all.length }, (_, mask) =>
    all.filter((__, i) => ((mask >> i) & 1) === 1),
  ).toSorted((one, other) => one.length - other.length);
  if (!holds(all)) return [];
  for (const assumed of subsets) {
    if (found.some((smaller) => smaller.every((name) => assumed.includes(name)))) continue;
    if (holds(assumed)) found.push(assumed);
  }
  return found;
};
