import { spawnSync } from 'node:child_process';
import { BenchError } from './bench-error.ts';
import { usageIn } from './usage.ts';
import type { Usage } from './usage.ts';

/** A program and its arguments. */
export interface Command {
  readonly program: string;
  readonly arguments: readonly string[];
  /** The folder to run it in; this process's own when absent. */
  readonly folder?: string;
  /** Variables that are set beside those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** What a process printed, and what it took. */
export interface Finished {
  readonly stdout: string;
  /** By the clock. */
  readonly seconds: number;
}

const largestOutput = 64 * 1024 * 1024;

const finish = ({
  program,
  arguments: given,
  folder,
  environment,
}: Command): Finished & { readonly stderr: string } => {
  const start = performance.now();
  const { stdout, stderr, status, signal, error } = spawnSync(program, given, {
    encoding: 'utf8',
    maxBuffer: largestOutput,
    ...(folder === undefined ? {} : { cwd: folder }),
    ...(environment === undefined ? {} : { env: { ...process.env, ...environment } }),
  });
  const seconds = (performance.now() - start) / 1000;
  if (error !== undefined) throw new BenchError('not-started', `${program} did not run`, error.message);
  if (status !== 0)
    throw new BenchError(
      'failed',
      `${[program, ...given].join(' ')} ended with ${signal ?? `exit code ${status}`}`,
      `${stdout}${stderr}`.trim().slice(-2000),
    );
  return { stdout, stderr, seconds };
};

/** Runs a command to its end. Throws a `BenchError` unless it succeeds. */
export const run = (command: Command): Finished => {
  const { stdout, seconds } = finish(command);
  return { stdout, seconds };
};

/** Runs a command that says its usage, see `usage.ts` and `usage.c`. Throws a `BenchError` unless it succeeds. */
export const runMeasured = (command: Command): Finished & Usage => {
  const { stdout, stderr, seconds } = finish(command);
  const usage = usageIn(stderr);
  if (usage === undefined)
    throw new BenchError(
      'no-usage',
      `${command.program} did not say what it used`,
      stderr.trim().slice(-2000),
    );
  return { stdout, seconds, ...usage };
};
