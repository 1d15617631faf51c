import { telling } from '../telling.ts';
import type { Candidate } from './edit.ts';
import { withMoved } from './line.ts';
import type { Line } from './line.ts';
import type { Site } from './site.ts';
import type { Unit } from './units.ts';
import { unitsAt } from './units.ts';

/** Over how many events a thing may be moved. */
const furthest = 24;

const tells = (line: Line, place: number): boolean => {
  const e = line[place]?.event.e;
  return e !== undefined && telling.has(e);
};

const move = (line: Line, unit: Unit, target: number): readonly Candidate[] => {
  const before = line[target]?.event;
  const events = unit.flatMap((place) => line[place]?.event ?? []);
  const [first] = unit;
  if (before === undefined || first === undefined) return [];
  const to = target < first ? 'earlier' : 'later';
  return [
    {
      at: Math.min(target, first),
      line: () => withMoved(line, unit, target),
      edit: { kind: 'moved', events, to, before },
      sameAs: `moved ${to} ${events.map(({ g }) => g).join()}`,
    },
  ];
};

const earlier = ({ line, first, refused }: Site): readonly Candidate[] => {
  const found: Candidate[] = [];
  for (let at = first + 1; at < Math.min(line.length, refused + furthest); at++)
    for (const unit of unitsAt(line, at)) {
      const nearest = Math.min(at - 1, refused);
      for (let target = nearest; target >= Math.max(first, at - furthest); target--)
        if (tells(line, target)) found.push(...move(line, unit, target));
    }
  return found;
};

const later = ({ line, first, refused }: Site): readonly Candidate[] => {
  const found: Candidate[] = [];
  for (let at = refused; at >= first; at--)
    for (const unit of unitsAt(line, at)) {
      const last = unit.at(-1) ?? at;
      for (let over = at + 1; over < Math.min(line.length - 1, last + furthest); over++)
        if (!unit.includes(over) && tells(line, over) && !unit.includes(over + 1))
          found.push(...move(line, unit, over + 1));
    }
  return found;
};

/** The line with one thing in another place than it was recorded. */
export const moves = (site: Site): readonly Candidate[] => [...earlier(site), ...later(site)];
