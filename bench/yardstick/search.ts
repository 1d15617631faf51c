import { extname } from 'node:path';
import { explore } from '../../traces/explore/breadth-first.ts';
import { BenchError } from '../measure/bench-error.ts';
import { ownUsage } from '../measure/usage.ts';
import { machineOf } from './machine-source.ts';
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

const machineSource = new URL(`./machine-source${extname(import.meta.url)}`, import.meta.url).href;

/** Searches the yardstick within `bounds` to its end. Throws a `BenchError` when that breaks the invariant. */
export const searchYardstick = (
  bounds: Bounds,
  { symmetry = false, fingerprint = false, threads = 1 }: SearchOptions = {},
): Searched => {
  const before = ownUsage();
  const start = performance.now();
  const argument = { bounds, symmetry };
  const { engine, symmetry: representatives } = machineOf(argument);
  const { states, transitions, depth, complete, broken } = explore(engine, {
    fingerprint,
    ...(representatives && { symmetry: representatives }),
    ...(threads > 1 && { threads: { count: threads, source: { module: machineSource, argument } } }),
  });
  const seconds = (performance.now() - start) / 1000;
  const { cpuSeconds, peakBytes } = ownUsage();
  if (!complete || broken.length > 0) throw new BenchError('failed', 'the yardstick lost work');
  return { states, transitions, depth, cpuSeconds: cpuSeconds - before.cpuSeconds, seconds, peakBytes };
};
