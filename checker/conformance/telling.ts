/** The kinds that say something of what the specification does. */
export const telling: ReadonlySet<string> = new Set([
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
  'block_in_place.begin',
  'block_in_place.end',
]);
