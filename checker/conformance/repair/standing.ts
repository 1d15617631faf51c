import type { LastMoments } from '../looking.ts';
import type { Supposition } from '../player.ts';

/** Where a search stands before some event: its hypotheses, and the last event of every worker. */
export interface Standing<H> {
  readonly frontier: readonly H[];
  readonly last: LastMoments;
}

/** A copy that can be used up. */
export const copyOf = <H extends Supposition<H>>({ frontier, last }: Standing<H>): Standing<H> => ({
  frontier: frontier.map((h) => h.copy()),
  last: new Map(last),
});
