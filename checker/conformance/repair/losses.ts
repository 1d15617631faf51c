import { telling } from '../telling.ts';
import type { Candidate } from './edit.ts';
import type { Invented } from './invented.ts';
import { inventedElsewhere, inventedOn } from './invented.ts';
import { withAdded } from './line.ts';
import type { Site } from './site.ts';

/** Whether what is lost on a thread may as well have been there: next to what the thread did, or last of all. */
const isOnLane = ({ line, refused }: Site, place: number, s: number): boolean =>
  place === refused || line[place]?.event.s === s || line[place - 1]?.event.s === s;

const inventedAt = (site: Site, place: number): readonly Invented[] => {
  const next = site.line[place]?.event;
  if (next === undefined) return [];
  const onLanes = (site.lanes[place] ?? [])
    .filter(({ s, w }) => w !== null && isOnLane(site, place, s))
    .flatMap((lane) => inventedOn(lane, site, next));
  return [...onLanes, ...inventedElsewhere(site, next)];
};

/** The line with one thing more that was not recorded. */
export const losses = (site: Site): readonly Candidate[] => {
  const { line, first, refused } = site;
  const found: Candidate[] = [];
  for (let at = refused; at >= first; at--) {
    const next = line[at]?.event;
    if (next === undefined || !telling.has(next.e)) continue;
    for (const { events, sameAs } of inventedAt(site, at))
      found.push({
        at,
        line: () => withAdded(line, at, events),
        edit: { kind: 'lost', events, before: [next, next] },
        sameAs: `lost ${sameAs}`,
      });
  }
  return found;
};
