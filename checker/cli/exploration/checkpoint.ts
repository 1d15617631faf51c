import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { CheckpointError } from '../../../traces/index.ts';
import type { JobCheckpoint } from '../../exploration/job.ts';
import { nameInPath } from '../../own/name-in-path.ts';
import { parseDuration } from '../quantities.ts';
import { UsageError } from '../usage-error.ts';
import { packageVersion } from '../version.ts';
import type { Workload } from '../workload/workload.ts';

/** What the options of `withCheckpoint` parse to. */
export interface CheckpointFlags {
  readonly checkpoint?: string;
  /** Seconds. */
  readonly checkpointEvery?: number;
}

const usualSeconds = 30;

/** Adds the options that say where explorations are saved. */
export const withCheckpoint = (command: Command): Command =>
  command
    .option('--checkpoint <file>', 'save the search in this file, and go on from what it holds')
    .option(
      '--checkpoint-every <time>',
      `time between two saves (default: ${usualSeconds}s)`,
      parseDuration('--checkpoint-every'),
    );

/** For each workload its file: the one that was named, or with several workloads one beside it for each. */
const filesFor = (file: string, workloads: readonly Workload[]): readonly string[] => {
  if (workloads.length < 2) return [file];
  const scenarios = new Set(workloads.map(({ scenario }) => scenario));
  if (existsSync(file))
    throw new CheckpointError(
      'CKPT003',
      file,
      `is one file, and this run explores ${workloads.length} workloads, each with a file of its own such as ${file}.${nameInPath(workloads[0]?.size.yield ?? '')}`,
      'name one scenario and one way of yielding with --yield, or another file',
    );
  return workloads.map(
    ({ scenario, size }) =>
      `${file}${scenarios.size > 1 ? `.${nameInPath(scenario)}` : ''}.${nameInPath(size.yield)}`,
  );
};

/** Where each of the workloads is saved; nothing if that was not asked for. */
export const checkpointsOf = (
  { checkpoint, checkpointEvery }: CheckpointFlags,
  workloads: readonly Workload[],
): readonly JobCheckpoint[] => {
  if (checkpoint === undefined) {
    if (checkpointEvery === undefined) return [];
    throw new UsageError('--checkpoint-every needs a file to save to: name it with --checkpoint <file>.');
  }
  const version = packageVersion();
  const everySeconds = checkpointEvery ?? usualSeconds;
  return filesFor(checkpoint, workloads).map((file) => ({ file, version, everySeconds }));
};
