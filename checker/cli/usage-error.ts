/** The command was used in a way it does not have. The message is all a user needs. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Number of single-character changes between two words (Levenshtein), adjacent swaps counting as one. */
const distance = (a: string, b: string): number => {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i += 1) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (same ? 0 : 1));
      rows[i]?.push(swapped ? Math.min(best, at(i - 2, j - 2) + 1) : best);
    }
  }
  return at(a.length, b.length);
};

/** The valid name that was probably meant, if one is close: a few slips, or a beginning of it. */
export const nearest = (given: string, valid: readonly string[]): string | undefined => {
  const lower = given.toLowerCase();
  const ranked = valid
    .map((name) => ({ name, slips: distance(lower, name.toLowerCase()) }))
    .toSorted((a, b) => a.slips - b.slips);
  const [best] = ranked;
  if (best !== undefined && best.slips <= Math.max(1, Math.floor(given.length * 0.4))) return best.name;
  return lower.length >= 3 ? valid.find((name) => name.toLowerCase().includes(lower)) : undefined;
};

/** `given` is not among the names of a kind of thing: says so, what was probably meant, and what there is. */
export const unknownName = (what: string, given: string, valid: readonly string[]): UsageError => {
  const close = nearest(given, valid);
  const hint = close === undefined ? '' : ` Did you mean '${close}'?`;
  return new UsageError(`Unknown ${what} '${given}'.${hint}\nValid: ${valid.join(', ')}.`);
};
