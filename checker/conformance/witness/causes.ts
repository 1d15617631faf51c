import type { Event } from '../../../traces/index.ts';

const kinds: ReadonlySet<string> = new Set([
  'spawn.begin',
  'poll.end',
  'yield',
  'park.end',
  'block_in_place.begin',
]);

/** Whether hidden steps that come with the event come after it. Those of a waker follow the call, which is a step itself. */
export const causes = ({ e }: Event): boolean => kinds.has(e);
