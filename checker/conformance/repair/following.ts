import { workerSoon } from '../moments.ts';
import type { Moment } from '../moments.ts';
import type { Supposition } from '../player.ts';
import type { Ground } from './ground.ts';
import type { Line } from './line.ts';
import { link } from './linking.ts';
import { copyOf } from './standing.ts';
import type { Standing } from './standing.ts';

/** Which part of a line is to be shown, and how. */
export interface Stretch<H> {
  readonly line: Line;
  readonly from: number;
  /** Up to this place, not including it; no further than the end of the line. */
  readonly to: number;
  /** Where the search stands before the entry at `from`. */
  readonly standing: Standing<H>;
  /** Up to this place everything is tried that happens seldom. */
  readonly thoroughTo: number;
  /** From this place on a refusal is looked into thoroughly. */
  readonly retryFrom: number;
  /** Told of where the search stands before each entry, and after all; to be copied if it is kept. */
  readonly visit?: (place: number, standing: Standing<H>) => void;
}

const eventsPerSave = 24;

interface Saved<H> {
  readonly at: number;
  readonly standing: Standing<H>;
}

interface Now<H> {
  readonly frontier: readonly H[];
  readonly last: Map<number, Moment>;
}

const note = (last: Map<number, Moment>, moment: Moment): void => {
  const { event } = moment;
  const w = event.e === 'thread.start' ? workerSoon(moment) : event.w;
  if (w !== null) last.set(w, moment);
};

/** The first place whose entry no hypothesis shows, or `to`. Ends early, as if refused, when no work is left. */
export const follow = <H extends Supposition<H>>(ground: Ground<H>, stretch: Stretch<H>): number => {
  const { line, from, to, standing, thoroughTo, retryFrom, visit } = stretch;
  const { moments, last } = link(line, from, to, standing.last);
  let now: Now<H> = { frontier: standing.frontier.map((h) => h.copy()), last };
  let saves: readonly Saved<H>[] = [
    { at: 0, standing: { frontier: standing.frontier, last: new Map(last) } },
  ];
  const advance = (i: number, moment: Moment, thorough: boolean): boolean => {
    visit?.(from + i, now);
    const frontier = ground.advance(now.frontier, moment, now.last, thorough);
    if (frontier.length === 0) return false;
    note(now.last, moment);
    now = { frontier, last: now.last };
    return true;
  };
  const again = (upTo: number): boolean =>
    saves.some(({ at, standing: saved }) => {
      const { frontier, last: then } = copyOf(saved);
      now = { frontier, last: new Map(then) };
      return moments.slice(at, upTo + 1).every((moment, j) => advance(at + j, moment, true));
    });
  for (const [i, moment] of moments.entries()) {
    if (ground.isSpent()) return from + i;
    const mayReturn = i > 0 && from + i + eventsPerSave >= retryFrom;
    if (mayReturn && i % eventsPerSave === 0)
      saves = [{ at: i, standing: copyOf(now) }, ...saves].slice(0, 2);
    if (advance(i, moment, from + i < thoroughTo)) continue;
    if (from + i < retryFrom || from + i < thoroughTo || !again(i)) return from + i;
  }
  visit?.(to, now);
  return to;
};
