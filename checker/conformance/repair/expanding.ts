import type { Supposition } from '../player.ts';
import { absences } from './absences.ts';
import type { Attempt } from './attempt.ts';
import { leftOf } from './attempt.ts';
import type { Candidate } from './edit.ts';
import { departureOf } from './departing.ts';
import { exchanges } from './exchanges.ts';
import { follow } from './following.ts';
import type { Ground } from './ground.ts';
import { lanesAlong } from './lanes.ts';
import { losses } from './losses.ts';
import { moves } from './moves.ts';
import type { Site } from './site.ts';
import { copyOf } from './standing.ts';
import type { Standing } from './standing.ts';

/** How wide to look for one more edit. */
export interface Width {
  /** How many events before the refused one an edit may be. */
  readonly behind: number;
  /** How many events after it have to be shown for now. */
  readonly ahead: number;
  /** Whether what happens seldom is tried as well. */
  readonly thorough: boolean;
}

/** How many tasks a lost event may be of. */
const mostTasks = 6;

type Standings<H> = ReadonlyMap<number, Standing<H>>;

/** Where the search stands before each entry from `first` on, up to the one that cannot be shown. */
const standingsOf = <H extends Supposition<H>>(
  ground: Ground<H>,
  { line, from, reached }: Attempt<H>,
  first: number,
  thorough: boolean,
): Standings<H> => {
  const found = new Map<number, Standing<H>>();
  follow(ground, {
    line,
    from: from.place,
    to: reached,
    standing: from.standing,
    thoroughTo: thorough ? reached : 0,
    retryFrom: from.place,
    visit: (place, standing) => {
      if (place >= first) found.set(place, copyOf(standing));
    },
  });
  return found;
};

const siteOf = <H extends Supposition<H>>(
  { insight }: Ground<H>,
  { line, reached }: Attempt<H>,
  first: number,
  standing: Standing<H>,
): Site => {
  const refused = line[reached]?.event;
  const soon = line.slice(reached, reached + 12).map(({ event }) => event);
  const recent = line.slice(Math.max(0, reached - 12), reached).map(({ event }) => event);
  const taskIn = (event: (typeof soon)[number]): readonly number[] => ('task' in event ? [event.task] : []);
  const ready = refused === undefined ? [] : standing.frontier.flatMap((h) => insight.ready(h, refused));
  const tasks = new Set([
    ...(refused === undefined ? [] : taskIn(refused)),
    ...ready.slice(0, 40),
    ...soon.flatMap(taskIn),
    ...recent.toReversed().flatMap(taskIn),
  ]);
  const [h] = standing.frontier;
  const likeliest = Array.from(tasks).slice(0, mostTasks);
  return {
    line,
    refused: reached,
    first,
    lanes: lanesAlong(line, reached),
    tasks: likeliest,
    unborn: new Set(h === undefined ? [] : likeliest.filter((task) => insight.isUnborn(h, task))),
    hasRunHooks: line.some(({ event }) => event.e === 'run.begin'),
    hasBlocking: line.some(({ event }) => event.e === 'block_in_place.begin'),
  };
};

const tryOne = <H extends Supposition<H>>(
  ground: Ground<H>,
  parent: Attempt<H>,
  standings: Standings<H>,
  { at, line: make, edit, sameAs }: Candidate,
  { ahead, thorough }: Width,
): Attempt<H> | undefined => {
  const line = make();
  const from = departureOf(ground.insight, standings, parent.line, line, at);
  if (from === undefined) return undefined;
  ground.tried += 1;
  const refused = parent.reached + line.length - parent.line.length;
  const reached = follow(ground, {
    line,
    from: from.place,
    to: Math.min(line.length, refused + ahead),
    standing: from.standing,
    thoroughTo: thorough ? refused + 2 : 0,
    retryFrom: refused + 1,
  });
  const attempt: Attempt<H> = {
    line,
    edits: [...parent.edits, edit],
    sameAs: [...parent.sameAs.split('; '), sameAs]
      .filter((same) => same !== '')
      .toSorted()
      .join('; '),
    from,
    at,
    reached,
  };
  return leftOf(attempt) < leftOf(parent) ? attempt : undefined;
};

/** Every attempt with one edit more than `parent` that can be shown further. */
export const expand = <H extends Supposition<H>>(
  ground: Ground<H>,
  parent: Attempt<H>,
  width: Width,
): readonly Attempt<H>[] => {
  const first = Math.max(parent.from.place, parent.reached - width.behind);
  const standings = standingsOf(ground, parent, first, width.thorough);
  const there = standings.get(parent.reached);
  if (there === undefined) return [];
  const site = siteOf(ground, parent, Math.min(...standings.keys()), there);
  const candidates = [absences, losses, moves, exchanges].flatMap((made) => made(site));
  return candidates
    .toSorted((one, other) => other.at - one.at)
    .flatMap((candidate) => {
      return ground.isSpent() ? [] : (tryOne(ground, parent, standings, candidate, width) ?? []);
    });
};
