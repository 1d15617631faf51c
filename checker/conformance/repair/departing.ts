import type { Event } from '../../../traces/index.ts';
import type { Supposition } from '../player.ts';
import { telling } from '../telling.ts';
import type { Insight, Runner } from './insight.ts';
import type { Line } from './line.ts';
import type { Standing } from './standing.ts';

const ofTheLastGoal: ReadonlySet<string> = new Set(['wake.end', 'spawn.end', 'run.end', 'poll.end', 'yield']);

/** What a worker is recorded to come to next. */
const nextOf = (line: Line, from: number, { w, s }: Runner): Event | undefined => {
  for (let i = from; i < line.length; i++) {
    const event = line[i]?.event;
    if (event === undefined || (event.w !== w && event.s !== s)) continue;
    if (telling.has(event.e) && !ofTheLastGoal.has(event.e)) return event;
  }
  return undefined;
};

/** From where an edited line is followed. */
export interface Departure<H> {
  readonly place: number;
  readonly standing: Standing<H>;
}

/** How many places before an edit a line is left at most. */
const furthestBack = 32;

/**
 * Where an edited line is to be followed from, of those places before the edit where the search stood. Workers may have
 * done already what was to come next: hypotheses in which that is something else after the edit do not count.
 */
export const departureOf = <H extends Supposition<H>>(
  insight: Insight<H>,
  standings: ReadonlyMap<number, Standing<H>>,
  recorded: Line,
  edited: Line,
  at: number,
): Departure<H> | undefined => {
  for (let place = at; place >= Math.max(0, at - furthestBack); place--) {
    const standing = standings.get(place);
    if (standing === undefined) return undefined;
    const frontier = standing.frontier.filter((h) =>
      insight.ahead(h).every((runner) => nextOf(recorded, place, runner) === nextOf(edited, place, runner)),
    );
    if (frontier.length > 0) return { place, standing: { frontier, last: standing.last } };
  }
  return undefined;
};
