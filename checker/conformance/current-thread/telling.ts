import type { Event } from '../../../traces/index.ts';

const kinds = [
  'spawn.begin',
  'spawn.end',
  'wake.begin',
  'wake.end',
  'run.begin',
  'run.end',
  'poll.begin',
  'poll.end',
  'yield',
  'park.begin',
  'park.end',
] as const;

/** An event that says something of what the specification does. */
export type Telling = Extract<Event, { readonly e: (typeof kinds)[number] }>;

const telling: ReadonlySet<string> = new Set(kinds);

/** Whether the event is one of those. */
export const tells = (event: Event): event is Telling => telling.has(event.e);
