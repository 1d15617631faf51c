import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { versionOf } from '../measure/machine.ts';
import { median } from '../measure/median.ts';
import { runMeasured } from '../measure/process.ts';
import { withTemporaryFolder } from '../measure/temporary-folder.ts';
import type { Usage } from '../measure/usage.ts';
import type { Contestant } from './contestant.ts';
import type { Counts } from './search.ts';
import type { Size } from './sizes.ts';

/** One run of a contestant. */
export interface Run extends Usage {
  /** By the clock. */
  readonly seconds: number;
  readonly found: Counts;
}

/** All runs of a contestant. */
export interface Result {
  readonly name: string;
  readonly buildSeconds: number;
  readonly runs: readonly Run[];
  /** Medians over the runs. */
  readonly cpuSeconds: number;
  readonly seconds: number;
  readonly peakBytes: number;
  /** Whether every run found what is expected. */
  readonly agrees: boolean;
}

/** The outcome of a contest. */
export interface Contest {
  readonly size: Size;
  readonly rounds: number;
  readonly results: readonly Result[];
  /** Why a contestant took no part, by name. */
  readonly missing: Readonly<Record<string, string>>;
}

const agreesWith =
  (expected: Counts) =>
  ({ found }: Run): boolean =>
    found.states === expected.states &&
    found.transitions === expected.transitions &&
    (found.depth ?? expected.depth) === expected.depth;

const summarise = (name: string, buildSeconds: number, runs: readonly Run[], size: Size): Result => ({
  name,
  buildSeconds,
  runs,
  cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)),
  seconds: median(runs.map(({ seconds }) => seconds)),
  peakBytes: median(runs.map(({ peakBytes }) => peakBytes)),
  agrees: runs.every(agreesWith(size)),
});

const reasonToLeaveOut = (
  { name, needs }: Contestant,
  only: readonly string[] | undefined,
): string | undefined => {
  if (only?.includes(name) === false) return 'not asked for';
  const absent = needs.filter((tool) => versionOf(tool) === null);
  return absent.length === 0 ? undefined : `not installed: ${absent.join(', ')}`;
};

/**
 * Lets `contestants` search the yardstick of `size`. They take turns, so that what else the machine does meets all of
 * them alike, and each run is a process of its own. One whose tools are not installed is left out,
 * and so is one that `only`, if given, does not name.
 *
 * Throws a `BenchError` when one cannot be built or does not search everything.
 */
export const holdContest = (
  size: Size,
  contestants: readonly Contestant[],
  rounds: number,
  only?: readonly string[],
): Contest =>
  withTemporaryFolder((folder) => {
    const missing = new Map<string, string>();
    for (const contestant of contestants) {
      const reason = reasonToLeaveOut(contestant, only);
      if (reason !== undefined) missing.set(contestant.name, reason);
    }
    const present = contestants.filter(({ name }) => !missing.has(name));
    const entrants = present.map(({ name, build }) => {
      const own = join(folder, name);
      mkdirSync(own);
      return { name, runs: new Array<Run>(), built: build(size, own) };
    });
    for (let round = 0; round < rounds; round++)
      for (const { built, runs } of entrants) {
        const { stdout, seconds, cpuSeconds, peakBytes } = runMeasured(built.command);
        runs.push({ seconds, cpuSeconds, peakBytes, found: built.read(stdout) });
      }
    return {
      size,
      rounds,
      results: entrants.map(({ name, built, runs }) => summarise(name, built.buildSeconds, runs, size)),
      missing: Object.fromEntries(missing),
    };
  });

/** How many times less CPU `ours` took than each other contestant of `contest` did, by name. */
export const ratiosOf = (
  { results }: Contest,
  ours: string,
  others: readonly string[],
): Readonly<Record<string, number | null>> => {
  const cpuOf = (name: string): number | undefined =>
    results.find((result) => result.name === name)?.cpuSeconds;
  const own = cpuOf(ours);
  return Object.fromEntries(
    others.map((name) => {
      const cpu = cpuOf(name);
      return [name, own === undefined || cpu === undefined ? null : cpu / own];
    }),
  );
};
