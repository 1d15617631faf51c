import { interpret } from '../../model/index.ts';
import { explore } from '../../traces/explore/breadth-first.ts';
import { BenchError } from '../measure/bench-error.ts';
import { ownUsage } from '../measure/usage.ts';
import { yardstick } from './machine.ts';
import type { Bounds } from './sizes.ts';

/** How our explorer searches; what is absent is off, and one thread. */
export interface SearchOptions {
  /** Whether states that differ only in the naming of workers and tasks count as one. */
  readonly symmetry?: boolean;
  /** Whether states are known by a hash only, which is not exact. */
  readonly fingerprint?: boolean;
  readonly threads?: number;
}

/** What a search found. */
export interface Counts {
  readonly states: number;
  readonly transitions: number;
  /** Absent for a search that does not go by distance. */
  readonly depth?: number;
}

/** What our search found and took. */
export interface Searched extends Required<Counts> {
  /** User and system time of the search alone, without starting node. */
  readonly cpuSeconds: number;
  readonly seconds: number;
  /** Largest resident set of the whole process. */
  readonly peakBytes: number;
}

const refuse = (what: string): never => {
  throw new BenchError('unsupported', `the explorer cannot search ${what}; leave that out`);
};

/** Searches the yardstick within `bounds` to its end. Throws a `BenchError` when that breaks the invariant. */
export const searchYardstick = (
  bounds: Bounds,
  { symmetry = false, fingerprint = false, threads = 1 }: SearchOptions = {},
): Searched => {
  if (symmetry) return refuse('up to symmetry');
  if (fingerprint) return refuse('by fingerprints');
  if (threads !== 1) return refuse(`with ${threads} threads`);
  const before = ownUsage();
  const start = performance.now();
  const { states, transitions, depth, complete, broken } = explore(interpret(yardstick(bounds)));
  const seconds = (performance.now() - start) / 1000;
  const { cpuSeconds, peakBytes } = ownUsage();
  if (!complete || broken.length > 0) throw new BenchError('failed', 'the yardstick lost work');
  return { states, transitions, depth, cpuSeconds: cpuSeconds - before.cpuSeconds, seconds, peakBytes };
};
