import type { Supposition } from './player.ts';

/** The hypotheses that differ, each once. */
export const distinct = <H extends Supposition<H>>(all: readonly H[]): readonly H[] => {
  if (all.length < 2) return all;
  const found = new Map<string, H>();
  for (const one of all) {
    const key = one.key();
    const known = found.get(key);
    if (known === undefined) found.set(key, one);
    else known.merge?.(one);
  }
  return [...found.values()];
};
