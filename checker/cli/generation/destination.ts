import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { formatPath, writeTrace } from '../../../traces/index.ts';
import type { Output } from '../../report/output.ts';
import { fileOutput } from '../../report/output.ts';
import { nameInPath } from '../../own/name-in-path.ts';
import { generatedHeader } from '../../verify/generated-header.ts';
import { UnwritableError } from '../../report/unwritable.ts';
import type { Workload } from '../workload/workload.ts';
import type { GeneratedRun } from '../../generation/runs.ts';

/** Where generated runs go. */
export interface Destination {
  /** Takes the run with number `ordinal` of its workload, from 1. */
  take(workload: Workload, run: GeneratedRun, ordinal: number): Promise<void>;
  /** True once nobody reads any more. */
  closed(): boolean;
  /** Must be called once, after the last run. */
  close(): void;
}

const headerOf = ({ flavor, release, constants, scenario, size }: Workload, run: GeneratedRun) =>
  generatedHeader(release, constants, `${scenario} ${size.yield} ${formatPath(run.path)}`, flavor);

/** One trace a file, which `check` reads again. */
const intoFolder = (folder: string): Destination => ({
  take: async (workload, run, ordinal) => {
    const name = `${nameInPath(workload.scenario)}-${nameInPath(workload.size.yield)}-${String(ordinal).padStart(6, '0')}.jsonl`;
    await writeTrace(join(folder, name), headerOf(workload, run), run.events, { complete: run.complete });
  },
  closed: () => false,
  close: () => {},
});

/** One run a line: how it was made, and its events. */
const intoLines = (output: Output, close: () => void): Destination => ({
  take: async (workload, run) => {
    const { path, complete, events } = run;
    output.write(
      `${JSON.stringify({ header: headerOf(workload, run), path: formatPath(path), complete, events })}\n`,
    );
    await new Promise(setImmediate);
  },
  closed: () => output.closed,
  close,
});

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? (path.endsWith('/') || extname(path) === '');

/** Node's own `recursive` never ends where the operating system denies that a folder exists that it has. */
const makeFolder = (path: string): void => {
  if (existsSync(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  mkdirSync(path);
};

const intoNewFolder = (path: string): Destination => {
  try {
    makeFolder(path);
  } catch (error) {
    throw new UnwritableError(`'${path}'`, error);
  }
  return intoFolder(path);
};

/** A folder when `path` is one, ends in a slash or has no ending; else a file. Standard output without a path. */
export const openDestination = (path: string | undefined, standardOutput: Output): Destination => {
  if (path === undefined) return intoLines(standardOutput, () => {});
  if (isFolder(path)) return intoNewFolder(path);
  const file = fileOutput(path);
  return intoLines(file, () => file.close());
};
