import type { EventKind } from '../../traces/index.ts';

/** Kinds that must be recorded in full: without them a release would be refused for what the recorder merely did not see. */
export const neededKinds: readonly EventKind[] = [
  'spawn.begin',
  'poll.begin',
  'poll.end',
  'yield',
  'wake.begin',
  'park.begin',
  'park.end',
];
