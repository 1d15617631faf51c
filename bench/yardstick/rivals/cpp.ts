import { join } from 'node:path';
import { BenchError } from '../../measure/bench-error.ts';
import { run } from '../../measure/process.ts';
import { tableBits } from '../contestant.ts';
import type { Contestant } from '../contestant.ts';
import type { Counts } from '../search.ts';
import { macrosFor } from './macros.ts';
import { buildUsage } from './usage-object.ts';

const read = (stdout: string): Counts => {
  const { holds, ...counts }: Required<Counts> & { holds: boolean } = JSON.parse(stdout);
  if (!holds) throw new BenchError('failed', 'the yardstick lost work in C++');
  return counts;
};

const flags = ['-std=c++17', '-O3', '-march=native'];

const cppRival = (name: string, source: string, summary: string): Contestant => ({
  name,
  summary,
  needs: ['gcc', 'g++'],
  build: (size, folder) => {
    const usage = buildUsage(folder);
    const program = join(folder, 'search');
    const { seconds } = run({
      program: 'g++',
      arguments: [
        ...flags,
        ...macrosFor(size),
        join(import.meta.dirname, 'cpp', source),
        usage,
        '-o',
        program,
      ],
    });
    return { buildSeconds: seconds, command: { program, arguments: [`${tableBits(size)}`] }, read };
  },
});

/** Breadth-first search in C++ for this model only. */
export const cpp = cppRival('cpp', 'plain.cpp', 'C++ for this model only, breadth first');

/** The same, which hides the latency of memory: about as fast as one core of a machine can search. */
export const cppPrefetch = cppRival(
  'cpp_prefetch',
  'prefetch.cpp',
  'the same in batches, with prefetching and huge pages',
);
