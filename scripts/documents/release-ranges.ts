/** A run of releases that have something in common: from one until before another, or to the newest. */
export interface ReleaseRange<T> {
  readonly from: string;
  readonly before?: string;
  readonly value: T;
}

/** The values that `valueIn` has from release to release. `releases` ascend and hold each in which it may change. */
export const rangesOf = <T>(
  releases: readonly string[],
  valueIn: (release: string) => T,
): readonly ReleaseRange<T>[] => {
  const starts = releases
    .map((from) => ({ from, value: valueIn(from) }))
    .filter(({ value }, i, all) => i === 0 || all[i - 1]?.value !== value);
  return starts.map(({ from, value }, i) => {
    const next = starts[i + 1];
    return next === undefined ? { from, value } : { from, value, before: next.from };
  });
};

/** `since 1.29.0`, `before 1.29.0`, `1.51.0 to before 1.51.2` or `every release`; `oldest` is the first there is. */
export const rangeText = ({ from, before }: ReleaseRange<unknown>, oldest: string): string => {
  if (from === oldest) return before === undefined ? 'every release' : `before ${before}`;
  return before === undefined ? `since ${from}` : `${from} to before ${before}`;
};
