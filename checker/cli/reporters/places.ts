import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { statusOf } from '../../report/whole-file.ts';
import { UsageError } from '../usage-error.ts';
import type { Chosen } from './chosen.ts';
import { inWords } from './chosen.ts';

const realPath = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
};

/** The same for two names of one file, whether or not it exists; undefined for what takes any number of writers. */
const identity = (path: string): string | undefined => {
  const status = statusOf(path);
  if (status === undefined) return join(realPath(dirname(resolve(path))), basename(path));
  return status.isFile() ? `${status.dev}:${status.ino}` : undefined;
};

const refuseSharedFiles = (chosen: readonly Chosen[]): void => {
  const writers = new Map<string, Chosen>();
  for (const one of chosen) {
    const key = one.file === undefined ? undefined : identity(one.file);
    if (key === undefined) continue;
    const other = writers.get(key);
    if (other !== undefined)
      throw new UsageError(
        `${inWords(other)} and ${inWords(one)} would write to one file; give each its own.`,
      );
    writers.set(key, one);
  }
};

/** Throws a `UsageError` when `what` is to be written to one of the files that the same run reads or writes for another purpose. */
export const refuseOverwriting = (
  what: string,
  written: readonly string[],
  used: readonly string[],
): void => {
  if (written.length === 0) return;
  const taken = new Set(used.map(identity));
  for (const file of written) {
    const key = identity(file);
    if (key !== undefined && taken.has(key))
      throw new UsageError(
        `${what} would overwrite '${file}', which this run reads or writes as well: name another file.`,
      );
  }
};

/** Commands to a runner stand beside a report, and are in nobody's way. */
const takesStream = ({ name, file }: Chosen, _: number, all: readonly Chosen[]): boolean =>
  file === undefined && (name !== 'github' || all.every((one) => one.name === 'github'));

const withOutput = <Name extends string>(
  chosen: readonly Chosen<Name>[],
  output: string,
): readonly Chosen<Name>[] => {
  if (output === '') throw new UsageError('--output is empty. Is a variable of your shell not set?');
  const homeless = chosen.filter(takesStream);
  if (homeless.length > 1)
    throw new UsageError(
      `--output is the file of one reporter, and ${homeless.map(inWords).join(' and ')} have none; give each its own, such as --reporter ${homeless[0]?.name ?? ''}=${output}.`,
    );
  if (homeless.length === 0)
    throw new UsageError('--output has nothing to take: every reporter has a file of its own. Leave it out.');
  return chosen.map((one) => (homeless.includes(one) ? { ...one, file: output } : one));
};

/**
 * Where each reporter writes, with `output` as the file of the one that has none. Throws a `UsageError` when two would
 * get into each other's way, or into that of a file that is `used` otherwise.
 */
export const placed = <Name extends string>(
  chosen: readonly Chosen<Name>[],
  output: string | undefined,
  used: readonly string[],
): readonly Chosen<Name>[] => {
  const all = output === undefined ? chosen : withOutput(chosen, output);
  const [first, second] = all.filter(takesStream);
  if (first !== undefined && second !== undefined)
    throw new UsageError(
      `${inWords(first)} and ${inWords(second)} both write to standard output; give one of them a file, such as --reporter ${second.name}=FILE.`,
    );
  refuseSharedFiles(all);
  refuseOverwriting(
    'The report',
    all.flatMap(({ file }) => file ?? []),
    used,
  );
  return all;
};
