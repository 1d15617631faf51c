import type { Candidate } from './edit.ts';
import { without } from './line.ts';
import type { Site } from './site.ts';
import { unitsAt } from './units.ts';

/** The line without one thing that was recorded. */
export const absences = ({ line, first, refused }: Site): readonly Candidate[] => {
  const found: Candidate[] = [];
  for (let at = refused; at >= first; at--)
    for (const unit of unitsAt(line, at)) {
      const entries = unit.flatMap((place) => line[place] ?? []);
      if (entries.some(({ isAdded }) => isAdded)) continue;
      const events = entries.map(({ event }) => event);
      found.push({
        at,
        line: () => without(line, unit),
        edit: { kind: 'absent', events },
        sameAs: `absent ${events.map(({ g }) => g).join()}`,
      });
    }
  return found;
};
