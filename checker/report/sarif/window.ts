/** Distance of each of so many places to the nearest that fails; to the end where none does. */
const distances = (length: number, failing: ReadonlySet<number>): readonly number[] => {
  if (failing.size === 0) return Array.from({ length }, (_, i) => length - i);
  const all = Array.from({ length }, () => length);
  let last = -length;
  for (let i = 0; i < length; i++) {
    if (failing.has(i)) last = i;
    all[i] = Math.min(all[i] ?? length, i - last);
  }
  last = 2 * length;
  for (let i = length - 1; i >= 0; i--) {
    if (failing.has(i)) last = i;
    all[i] = Math.min(all[i] ?? length, last - i);
  }
  return all;
};

/** At most `most` of `length` places, in order: those nearest to what fails, or the last ones where nothing does. */
export const windowAround = (
  length: number,
  failing: ReadonlySet<number>,
  most: number,
): readonly number[] => {
  const far = distances(length, failing);
  return Array.from({ length }, (_, i) => i)
    .toSorted((one, other) => (far[one] ?? 0) - (far[other] ?? 0) || one - other)
    .slice(0, most)
    .toSorted((one, other) => one - other);
};
