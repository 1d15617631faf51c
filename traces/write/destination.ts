import { createWriteStream } from 'node:fs';
import { realpath, rename, rm, stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';

/** Where the bytes of a file go until it is complete. */
export interface Destination {
  readonly stream: Writable;
  /** Puts the complete file in its place. */
  commit(): Promise<void>;
  /** Leaves the place as it was. */
  discard(): Promise<void>;
}

const missing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

async function existing(path: string): Promise<'file' | 'directory' | 'device' | 'none'> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return 'directory';
    return found.isFile() ? 'file' : 'device';
  } catch (error) {
    if (missing(error)) return 'none';
    throw error;
  }
}

const nothing = (): Promise<void> => Promise.resolve();

let count = 0;

/**
 * Opens a path for writing such that other programs see either what was there before or the complete file:
 * the bytes go to a temporary file beside it. Devices and pipes are written to directly.
 */
export async function openDestination(path: string): Promise<Destination> {
  const kind = await existing(path);
  if (kind === 'device') return { stream: createWriteStream(path), commit: nothing, discard: nothing };
  if (kind === 'directory') throw Object.assign(new Error(`'${path}' is a directory`), { code: 'EISDIR' });
  const target = kind === 'none' ? path : await realpath(path);
  count++;
  const temporary = `${target}.${process.pid}-${count}.tmp`;
  return {
    stream: createWriteStream(temporary, { flags: 'wx' }),
    commit: () => rename(temporary, target),
    discard: () => rm(temporary, { force: true }),
  };
}
