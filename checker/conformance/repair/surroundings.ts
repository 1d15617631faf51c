import type { Event } from '../../../traces/index.ts';
import type { Moment } from '../moments.ts';
import type { Player, Supposition } from '../player.ts';
import type { Search } from '../search.ts';
import type { Insight } from './insight.ts';
import type { Repairs } from './repair.ts';
import { findRepairs } from './repair.ts';

/** How many events beyond the refused one a repair is held to. */
const mostRead = 2048;

/** What was recorded after a refused event, as far as repairs are held to it. */
export interface Following {
  readonly events: readonly Event[];
  /** Whether nothing comes after it. */
  readonly isAll: boolean;
}

/** Reads on after some events that were read already, as far as is wanted, and leaves the rest. */
export const readOn = async (
  read: readonly Event[],
  rest: AsyncIterable<readonly Moment[]>,
): Promise<Following> => {
  const events = [...read];
  if (events.length <= mostRead)
    for await (const moments of rest) {
      for (const { event } of moments) events.push(event);
      if (events.length > mostRead) break;
    }
  return { events: events.slice(0, mostRead), isAll: events.length <= mostRead };
};

/** How far before the refused event to begin, if the search can be done again from nowhere nearer. */
const distances = [96, 512, 4096] as const;

/** Repairs of the recording whose event was refused last. */
export const repairsOf = <H extends Supposition<H>>(
  search: Search<H>,
  player: Player<H>,
  insight: Insight<H>,
  { events: after, isAll }: Following,
): Repairs => {
  let found: Repairs = { repairs: [], upTo: 0, isCut: false, tried: 0 };
  for (const distance of distances) {
    const past = search.standingBefore(distance);
    if (past === undefined) return found;
    const { mode, moments, ...standing } = past;
    const events = [...moments.map(({ event }) => event), ...after];
    found = findRepairs(player, insight, {
      mode,
      standing,
      events,
      refused: moments.length - 1,
      isWhole: isAll,
    });
    if (found.tried > 0) return found;
  }
  return found;
};
