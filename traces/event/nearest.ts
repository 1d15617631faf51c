/** Levenshtein's distance: single-character insertions, deletions and substitutions from `a` to `b`. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The word that `word` was probably meant to be; undefined if none is close. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const plain = word.slice(0, 64).toLowerCase().replaceAll('_', '.');
  const [best] = candidates
    .map((candidate) => ({ candidate, off: distance(plain, candidate.replaceAll('_', '.')) }))
    .toSorted((one, other) => one.off - other.off);
  return best !== undefined && best.off <= Math.max(2, plain.length / 3) ? best.candidate : undefined;
}
