import type { Command } from 'commander';
import type { ComposedSearch } from '../../verify/search.ts';
import { parseCount, parseName } from '../parse.ts';
import { UsageError } from '../usage-error.ts';
import type { CheckpointFlags } from './checkpoint.ts';
import type { ExplorationFlags } from './options.ts';

const searches = ['breadth-first', 'depth-first', 'random', 'pct'] as const;

/** What the options of `withSearch` parse to; absent where they were not given. */
export interface SearchFlags {
  readonly search?: (typeof searches)[number];
  readonly runs?: number;
  readonly steps?: number;
  readonly seed?: number;
  readonly bugDepth?: number;
}

const usual = { runs: 1000, steps: 1000, seed: 1, bugDepth: 3 } as const;
const largestSeed = 2 ** 32 - 1;

/** Adds the options that say in which order to explore, and how much of it at random. */
export const withSearch = (command: Command): Command =>
  command
    .option(
      '--search <order>',
      `how to search: ${searches.join(', ')} (default: ${searches[0]})`,
      parseName('search', searches),
    )
    .option('--runs <n>', `runs at random (default: ${usual.runs})`, parseCount('--runs', 1))
    .option(
      '--steps <n>',
      `steps of a random run at most (default: ${usual.steps})`,
      parseCount('--steps', 1),
    )
    .option(
      '--seed <n>',
      `the same one gives the same random runs (default: ${usual.seed})`,
      parseCount('--seed', 0, largestSeed),
    )
    .option(
      '--bug-depth <n>',
      `ordering constraints that show what pct looks for (default: ${usual.bugDepth})`,
      parseCount('--bug-depth', 1, 64),
    );

const refuse = (given: boolean, option: string, works: string): void => {
  if (given)
    throw new UsageError(`${option} works with ${works} only; leave it out, or choose another --search.`);
};

const refuseForeign = (search: (typeof searches)[number], flags: SearchFlags): void => {
  const isRandom = search === 'random' || search === 'pct';
  refuse(!isRandom && flags.runs !== undefined, '--runs', '--search random and pct');
  refuse(!isRandom && flags.steps !== undefined, '--steps', '--search random and pct');
  refuse(!isRandom && flags.seed !== undefined, '--seed', '--search random and pct');
  refuse(search !== 'pct' && flags.bugDepth !== undefined, '--bug-depth', '--search pct');
};

const refuseBreadthFirst = (flags: ExplorationFlags & CheckpointFlags): void => {
  const works = '--search breadth-first';
  refuse(flags.symmetry === true, '--symmetry', works);
  refuse(flags.fingerprint === true, '--fingerprint', works);
  refuse((flags.threads ?? 1) > 1, '--threads', works);
  refuse(flags.checkpoint !== undefined, '--checkpoint', works);
  refuse(flags.checkpointEvery !== undefined, '--checkpoint-every', works);
};

/**
 * The search that was asked for; undefined for breadth first. Throws a `UsageError` when options were given that do not
 * go together.
 */
export const searchOf = (
  flags: SearchFlags & ExplorationFlags & CheckpointFlags,
): ComposedSearch | undefined => {
  const { search = 'breadth-first', runs = usual.runs, steps = usual.steps, seed = usual.seed } = flags;
  refuseForeign(search, flags);
  if (search === 'breadth-first') {
    if (flags.fingerprint && (flags.threads ?? 1) > 1)
      throw new UsageError('--fingerprint works with one thread only; leave out --threads.');
    return undefined;
  }
  refuseBreadthFirst(flags);
  if (search === 'depth-first') return { kind: search };
  if (search === 'random') return { kind: search, runs, steps, seed };
  return { kind: search, runs, steps, seed, bugDepth: flags.bugDepth ?? usual.bugDepth };
};
