/**
 * Drops sets, earliest first, whose elements are all in others that remain; gives the indices of those kept.
 *
 * The sets must cover 0 to `count - 1`. So do those kept, and none of them can be left out: a set is kept because one of its
 * elements was in no other that remained, and sets dropped later only leave fewer others.
 */
export const dropRedundant = (sets: readonly ReadonlySet<number>[], count: number): readonly number[] => {
  const holders = new Int32Array(count);
  const add = (element: number, difference: number): void => {
    holders[element] = (holders[element] ?? 0) + difference;
  };
  for (const set of sets) for (const element of set) add(element, 1);
  const missing = holders.indexOf(0);
  if (missing >= 0) throw new RangeError(`nothing covers element ${missing} of ${count}`);

  const kept: number[] = [];
  for (const [index, set] of sets.entries()) {
    if (Array.from(set).every((element) => (holders[element] ?? 0) > 1))
      for (const element of set) add(element, -1);
    else kept.push(index);
  }
  return kept;
};
