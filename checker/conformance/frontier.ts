import type { Hypothesis } from './hypothesis.ts';

/** The hypotheses that differ, each once. */
export const distinct = (all: readonly Hypothesis[]): readonly Hypothesis[] => {
  if (all.length < 2) return all;
  const found = new Map<string, Hypothesis>();
  for (const one of all) {
    const key = one.key();
    const known = found.get(key);
    if (known === undefined) found.set(key, one);
    else known.merge(one);
  }
  return [...found.values()];
};
