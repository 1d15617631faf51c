import type { EventKind } from '../../event/event.ts';
import type { Header } from '../../event/header.ts';
import { keysOf } from '../../event/keys.ts';

/** Which kind of event ends what a kind of event begins. */
export const spanEnds = {
  'park.begin': 'park.end',
  'spawn.begin': 'spawn.end',
  'run.begin': 'run.end',
  'poll.begin': 'poll.end',
  'wake.begin': 'wake.end',
  'block_in_place.begin': 'block_in_place.end',
  'busy.begin': 'busy.end',
  'driver.begin': 'driver.end',
} as const satisfies Partial<Record<EventKind, EventKind>>;

/** What the events of one kind are for a timeline. */
export type Role =
  | { readonly role: 'begin'; readonly end: EventKind }
  | { readonly role: 'end' }
  | { readonly role: 'moment' };

const moment: Role = { role: 'moment' };
const end: Role = { role: 'end' };

/** What each kind of event is on the timeline of a trace: a begin counts as one only if its end is recorded too. */
export const rolesIn = ({ coverage }: Header): ((kind: EventKind) => Role) => {
  const roles = new Map<EventKind, Role>();
  for (const begins of keysOf(spanEnds)) {
    const ends = spanEnds[begins];
    if ((coverage[ends] ?? 'none') === 'none') continue;
    roles.set(begins, { role: 'begin', end: ends });
    roles.set(ends, end);
  }
  return (kind) => roles.get(kind) ?? moment;
};
