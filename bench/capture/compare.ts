import { join } from 'node:path';
import { median } from '../measure/median.ts';
import { run } from '../measure/process.ts';
import { count, formatTable, inSeconds, megabytes } from '../measure/table.ts';
import type { Usage } from '../measure/usage.ts';

/** One reading of a capture, without starting node and loading modules. */
export interface CaptureRun extends Usage {
  readonly events: number;
  /** By the clock. */
  readonly seconds: number;
}

/** All readings of a capture in one way. */
export interface CaptureResult {
  readonly name: string;
  readonly runs: readonly CaptureRun[];
}

const names = ['check', 'read', 'readline'];

const readOnce = (name: string, file: string): CaptureRun => {
  const script = join(import.meta.dirname, 'run.ts');
  const { stdout } = run({
    program: process.execPath,
    arguments: [...process.execArgv, script, name, file],
  });
  return JSON.parse(stdout);
};

/**
 * Reads `file` in each way, taking turns, each time in a process of its own: checked against every property, only
 * read, and merely parsed.
 */
export const compareReaders = (file: string, rounds: number): readonly CaptureResult[] => {
  const results = names.map((name) => ({ name, runs: new Array<CaptureRun>() }));
  for (let round = 0; round < rounds; round++)
    for (const { name, runs } of results) runs.push(readOnce(name, file));
  return results;
};

const perCpuSecond = ({ runs }: CaptureResult): number =>
  median(runs.map(({ events, cpuSeconds }) => events / cpuSeconds));

/** The readings as a table for people. */
export const captureTable = (results: readonly CaptureResult[]): string => {
  const readline = results.find(({ name }) => name === 'readline');
  const [first] = results[0]?.runs ?? [];
  const rows = results.map((result) => [
    result.name,
    count(median(result.runs.map(({ events, seconds }) => events / seconds))),
    count(perCpuSecond(result)),
    inSeconds(median(result.runs.map(({ cpuSeconds }) => cpuSeconds))),
    megabytes(median(result.runs.map(({ peakBytes }) => peakBytes))),
    readline === undefined ? '-' : (perCpuSecond(result) / perCpuSecond(readline)).toFixed(2),
  ]);
  return [
    `${count(first?.events ?? 0)} events, medians of ${results[0]?.runs.length ?? 0} rounds\n\n`,
    formatTable(['', 'events/s', 'events/CPU s', 'CPU s', 'peak MB', 'times readline'], rows),
  ].join('');
};
