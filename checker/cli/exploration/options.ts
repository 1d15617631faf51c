import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { Option } from 'commander';
import type { Limits } from '../../../traces/index.ts';
import { usualMemory } from '../../exploration/memory.ts';
import { parseCount } from '../parse.ts';
import { parseDuration, parseSize } from '../quantities.ts';

/** Beyond, the one thread that adds states has more to do than it can. */
const mostUsualThreads = 4;

/** What the options of `withExploration` parse to. */
export interface ExplorationFlags {
  readonly maxStates?: number;
  readonly maxDepth?: number;
  /** For one scenario. */
  readonly maxSeconds?: number;
  /** Seconds for the whole run of the command. */
  readonly budget?: number;
  /** In bytes. */
  readonly maxMemory?: number;
  /** True after `--symmetry`, false after `--no-symmetry`, absent after neither. */
  readonly symmetry?: boolean;
  readonly fingerprint?: true;
  readonly threads?: number;
  /** False after `--no-minimize`. */
  readonly minimize?: boolean;
}

/** Adds the options that say how to explore and how far. */
export const withExploration = (command: Command): Command =>
  command
    .option('--max-states <n>', 'stop a scenario after this many states', parseCount('--max-states', 1))
    .option('--max-depth <n>', 'look at runs of so many steps only', parseCount('--max-depth', 1))
    .option('--max-seconds <n>', 'stop a scenario after this many seconds', parseCount('--max-seconds', 1))
    .option(
      '--budget <time>',
      'be done with everything in this time, such as 60s or 5m',
      parseDuration('--budget'),
    )
    .option(
      '--max-memory <size>',
      'memory for states, such as 4G (default: three quarters of what is free)',
      parseSize('--max-memory'),
    )
    .addOption(
      new Option(
        '--symmetry',
        'explore one state for all that differ by names of workers and tasks alone, and say what cannot be renamed (default: wherever it is sound)',
      ),
    )
    .option('--no-symmetry', 'explore every state')
    .option(
      '--fingerprint',
      'keep 64 bits of each state: less memory, and a small probability, which is printed, of missing some',
    )
    .option(
      '--threads <n>',
      `threads that explore a large state space; the result is the same (default: one a core, at most ${mostUsualThreads})`,
      parseCount('--threads', 1, 64),
    )
    .option('--no-minimize', 'show counterexamples as they were found');

/** Threads to explore in. Fingerprints are not shared between threads. */
export const threadsOf = ({ threads, fingerprint }: ExplorationFlags): number =>
  threads ?? (fingerprint ? 1 : Math.min(mostUsualThreads, availableParallelism()));

/** The limits of each scenario, but for time. */
export const limitsOf = (flags: ExplorationFlags): Limits => ({
  ...(flags.maxStates === undefined ? {} : { states: flags.maxStates }),
  ...(flags.maxDepth === undefined ? {} : { depth: flags.maxDepth }),
  bytes: flags.maxMemory ?? usualMemory(),
});

/**
 * Seconds for the next scenario: an equal part of what is left of the budget, so that each gets a turn, and time that
 * one does not need goes to those after it.
 */
export const secondsOf = (
  { maxSeconds = Infinity, budget = Infinity }: ExplorationFlags,
  spent: number,
  scenariosLeft: number,
): number => Math.min(maxSeconds, Math.max(0, budget - spent) / scenariosLeft);
