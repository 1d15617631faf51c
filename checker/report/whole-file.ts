import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileOutput } from './output.ts';
import { fileOutput } from './output.ts';
import { UnwritableError } from './unwritable.ts';

/** What is known of a path, as far as the operating system tells; opening it tells why it does not. */
export const statusOf = (path: string): Stats | undefined => {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
};

/** What stands at the end of links, or would. */
const targetOf = (path: string): string => (statusOf(path) === undefined ? path : realpathSync(path));

/** A name that nobody can know before, so that nobody can put a link there. */
const temporaryBeside = (target: string): string => join(dirname(target), `.yieldcheck-${randomUUID()}.tmp`);

/** Finds out before the work begins what would go wrong after it. */
const requireWritable = (path: string, target: string): void => {
  const temporary = temporaryBeside(target);
  try {
    const status = statusOf(target);
    if (status?.isDirectory()) throw Object.assign(new Error('it is a folder'), { code: 'EISDIR' });
    if (status !== undefined) accessSync(target, constants.W_OK);
    writeFileSync(temporary, '', { flag: 'wx' });
    rmSync(temporary);
  } catch (error) {
    throw new UnwritableError(`'${path}'`, error);
  }
};

const put = (path: string, target: string, text: readonly string[]): void => {
  const temporary = temporaryBeside(target);
  try {
    const file = openSync(temporary, 'wx');
    try {
      // Whoever may read what is replaced, and nobody else, may read what replaces it.
      const before = statusOf(target);
      if (before !== undefined) fchmodSync(file, before.mode);
      for (const part of text) writeFileSync(file, part);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new UnwritableError(`'${path}'`, error);
  }
};

const isStreamed = (path: string): boolean => {
  const status = statusOf(path);
  return status !== undefined && !status.isFile() && !status.isDirectory();
};

/**
 * A file that appears, or replaces what was there, when it is closed: nobody takes half a report for a whole one. Devices
 * and pipes are written to at once. Throws an `UnwritableError`, as closing may.
 */
export const wholeFile = (path: string): FileOutput => {
  if (isStreamed(path)) return fileOutput(path);
  const target = targetOf(path);
  requireWritable(path, target);
  const text: string[] = [];
  return {
    write: (more) => {
      text.push(more);
    },
    columns: 80,
    colour: false,
    isTerminal: false,
    closed: false,
    close: () => put(path, target, text),
  };
};
