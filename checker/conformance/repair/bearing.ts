import type { Repairs } from './repair.ts';

/**
 * What repairs, or that there are none, say of a refusal: that one thing was recorded wrongly (`damage`), that several
 * were or none (`unclear`), that it is refused again later all the same (`again`), that too little follows to tell (`too-short`), or that something else than the recording is
 * wrong (`rule`).
 */
export type Bearing = 'damage' | 'unclear' | 'again' | 'too-short' | 'rule';

/** With fewer events after the refused one, a repair that shows them all may do so by chance. */
const convincing = 64;

/** What the repairs that were found say of the refusal. */
export const bearingOf = ({ repairs }: Repairs): Bearing => {
  const good = repairs.filter(({ isGood }) => isGood);
  const [best] = good;
  if (best === undefined) return 'rule';
  if (good.every(({ until }) => until !== undefined)) return 'again';
  if (good.every(({ further }) => further < convincing)) return 'too-short';
  return best.cost === 1 ? 'damage' : 'unclear';
};
