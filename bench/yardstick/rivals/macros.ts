import type { Bounds } from '../sizes.ts';

/** The bounds as options of a preprocessor; rivals are built for one size each. */
export const macrosFor = ({ workers, tasks, polls, mode }: Bounds): readonly string[] => [
  `-DWORKERS=${workers}`,
  `-DTASKS=${tasks}`,
  `-DPOLLS=${polls}`,
  `-DDEFERS=${mode === 'B' ? 1 : 0}`,
];
