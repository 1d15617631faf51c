import { join } from 'node:path';
import { BenchError } from '../../measure/bench-error.ts';
import { run } from '../../measure/process.ts';
import { tableBits } from '../contestant.ts';
import type { Contestant } from '../contestant.ts';
import type { Counts } from '../search.ts';
import { macrosFor } from './macros.ts';
import { buildUsage } from './usage-object.ts';

/**
 * What SPIN counts beyond the model: the state before `init`; the step of `init`; and one transition more, because
 * it adds up the states stored, of which the first was reached by none, and those matched.
 */
const beforeInit = { states: 1, transitions: 2 };

const numberIn = (output: string, pattern: RegExp): number => {
  const [, digits] = pattern.exec(output) ?? [];
  if (digits === undefined)
    throw new BenchError('unreadable', `SPIN's output has nothing like ${pattern.source}`, output);
  return Number(digits);
};

const read = (stdout: string): Counts => {
  const errors = numberIn(stdout, /errors: (\d+)/u);
  if (errors > 0 || stdout.includes('Search not completed'))
    throw new BenchError('failed', 'SPIN did not search everything, or the yardstick lost work', stdout);
  return {
    states: numberIn(stdout, /(\d+) states, stored/u) - beforeInit.states,
    transitions: numberIn(stdout, /(\d+) transitions \(/u) - beforeInit.transitions,
  };
};

const spinRival = (name: string, summary: string, flags: readonly string[]): Contestant => ({
  name,
  summary,
  needs: ['gcc', 'spin'],
  build: (size, folder) => {
    const usage = buildUsage(folder);
    const generated = run({
      program: 'spin',
      arguments: ['-a', ...macrosFor(size), join(import.meta.dirname, 'spin', `${name}.pml`)],
      folder,
    });
    const program = join(folder, 'pan');
    const compiled = run({
      program: 'gcc',
      arguments: [...flags, join(folder, 'pan.c'), usage, '-o', program],
    });
    return {
      buildSeconds: generated.seconds + compiled.seconds,
      command: { program, arguments: [`-w${tableBits(size)}`], folder },
      read,
    };
  },
});

/** SPIN as one would first use it: with channels, and with partial-order reduction, which is its default. */
export const spinDefault = spinRival('spin_default', 'SPIN with channels and partial-order reduction', [
  '-O2',
  '-DSAFETY',
]);

/** SPIN as fast as we could make it; the reduction is off because it finds nothing to leave out. */
export const spinTuned = spinRival('spin_tuned', 'SPIN with queues in integers and every flag that helps', [
  '-O3',
  '-march=native',
  '-DSAFETY',
  '-DNOREDUCE',
  '-DNOBOUNDCHECK',
  '-DSFH',
]);
