/** How large a yardstick is, and what yielding does in it. */
export interface Bounds {
  readonly workers: number;
  readonly tasks: number;
  /** Polls that each task has. */
  readonly polls: number;
  /** `A`: a yield puts the task at the back of the local queue. `B`: it defers it until its worker finds nothing. */
  readonly mode: 'A' | 'B';
}

/** The bounds of a yardstick and what every exact search of it finds. */
export interface Size extends Bounds {
  /** What the size is called, such as `S6`, or `3,3,2,B`. */
  readonly name: string;
  readonly states: number;
  readonly transitions: number;
  /** Steps to the states farthest from the initial one. */
  readonly depth: number;
  /** States up to the naming of workers and tasks, where that is known. */
  readonly orbits?: number;
}

const size = (
  name: string,
  [workers, tasks, polls, mode]: readonly [number, number, number, Bounds['mode']],
  [states, transitions, depth]: readonly [number, number, number],
  orbits?: number,
): Size => ({
  name,
  workers,
  tasks,
  polls,
  mode,
  states,
  transitions,
  depth,
  ...(orbits === undefined ? {} : { orbits }),
});

/**
 * All sizes with known counts, ascending. The counts are those of independent checkers, which agree: SPIN, TLC,
 * Stateright and C++ on the sizes that each of them can do in reasonable time; of orbits, TLC and C++.
 */
export const sizes: readonly Size[] = [
  size('2,2,2,A', [2, 2, 2, 'A'], [254, 617, 11]),
  size('2,2,2,B', [2, 2, 2, 'B'], [375, 855, 12]),
  size('2,3,2,B', [2, 3, 2, 'B'], [3_093, 8_223, 16]),
  size('S4', [3, 3, 2, 'A'], [9_177, 34_435, 17]),
  size('3,3,2,B', [3, 3, 2, 'B'], [18_992, 65_272, 18], 837),
  size('S5', [3, 4, 2, 'B'], [206_422, 789_924, 22], 2_537),
  size('3,5,2,B', [3, 5, 2, 'B'], [2_445_142, 10_158_231, 26], 6_948),
  size('S6', [3, 4, 3, 'B'], [2_636_518, 10_334_959, 31], 25_751),
  size('S7', [4, 4, 3, 'B'], [16_243_177, 76_832_113, 32], 47_972),
  size('S75', [3, 4, 5, 'B'], [38_244_313, 151_327_122, 49], 330_541),
  size('S8', [3, 5, 3, 'B'], [64_077_082, 272_279_992, 37], 131_353),
];

/** The size called `name`, or whose bounds are, such as `3,4,3,B` for `S6`; undefined when there is none. */
export const sizeNamed = (name: string): Size | undefined =>
  sizes.find(
    (candidate) =>
      candidate.name === name ||
      [candidate.workers, candidate.tasks, candidate.polls, candidate.mode].join() === name,
  );
