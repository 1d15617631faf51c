import { formatTable } from '../measure/table.ts';
import { searchYardstick } from './search.ts';
import type { Size } from './sizes.ts';

/** What searching the yardstick up to the naming of workers and tasks gave. */
export interface SymmetrySearch {
  readonly size: string;
  readonly states: number;
  readonly orbits: number;
  /** Null where no independent count is known. */
  readonly expectedOrbits: number | null;
  readonly cpuSeconds: number;
  readonly agrees: boolean;
}

/** Searches the yardstick of `size` under its full symmetry. */
export const searchUpToSymmetry = (size: Size): SymmetrySearch => {
  const { states: orbits, cpuSeconds } = searchYardstick(size, { symmetry: true });
  const expectedOrbits = size.orbits ?? null;
  return {
    size: size.name,
    states: size.states,
    orbits,
    expectedOrbits,
    cpuSeconds,
    agrees: expectedOrbits === null || orbits === expectedOrbits,
  };
};

/** The searches as a table for people. */
export const symmetryTable = (searches: readonly SymmetrySearch[]): string =>
  formatTable(
    ['', 'states', 'orbits', 'expected', 'times fewer', 'CPU s'],
    searches.map(({ size, states, orbits, expectedOrbits, cpuSeconds }) => [
      size,
      states.toLocaleString('en-GB'),
      orbits.toLocaleString('en-GB'),
      expectedOrbits?.toLocaleString('en-GB') ?? 'not known',
      (states / orbits).toFixed(0),
      cpuSeconds.toFixed(2),
    ]),
  );
