import type { Supposition } from '../player.ts';
import type { Departure } from './departing.ts';
import type { Edit } from './edit.ts';
import { follow } from './following.ts';
import type { Ground } from './ground.ts';
import type { Line } from './line.ts';

/** A line with some edits, and how far it can be shown. */
export interface Attempt<H> {
  readonly line: Line;
  readonly edits: readonly Edit[];
  /** Equal for edits that say the same of different places. */
  readonly sameAs: string;
  /** Where the search stands before some entry that comes before all of the last edit. */
  readonly from: Departure<H>;
  /** The place of the last edit. */
  readonly at: number;
  /** The first place that could not be shown, or was not tried. */
  readonly reached: number;
}

/** How many entries of a line are left from the first that could not be shown. */
export const leftOf = ({ line, reached }: Pick<Attempt<unknown>, 'line' | 'reached'>): number =>
  line.length - reached;

/** Tries an attempt up to a place further on. */
export const extended = <H extends Supposition<H>>(
  ground: Ground<H>,
  attempt: Attempt<H>,
  to: number,
): Attempt<H> => {
  if (to <= attempt.reached) return attempt;
  const { line, from } = attempt;
  const reached = follow(ground, {
    line,
    from: from.place,
    to: Math.min(to, line.length),
    standing: from.standing,
    thoroughTo: 0,
    retryFrom: attempt.at,
  });
  return reached > attempt.reached ? { ...attempt, reached } : attempt;
};
