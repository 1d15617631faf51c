import { stat } from 'node:fs/promises';
import { InputError } from '../errors.ts';
import type { Reading } from './bytes.ts';
import { fileBytes, memoryBytes, newReading } from './bytes.ts';
import { systemFault } from './system-fault.ts';

/** How many bytes of a file are looked at to find its format. */
export const headBytes = 64 * 1024;

/** One file of a recording. */
export interface SourceFile {
  readonly path: string;
  /** On disk; null for a pipe. */
  readonly bytes: number | null;
  /** Whether there is a file at `path` that can be read at any place. */
  readonly isOnDisk: boolean;
  /**
   * Its bytes from the start, decompressed. A pipe gives them once.
   *
   * @param lent - true if no chunk is needed any more when the next is asked for: its memory may then be used again
   * @throws InputError where the system or the decompressor fails
   */
  readonly chunks: (lent?: boolean) => AsyncGenerator<Buffer>;
}

/** Where a recording is read from: a file, or a folder whose files are one recording. */
export interface Source {
  /** As given. */
  readonly path: string;
  /** In the order of their names; at least one. */
  readonly files: readonly SourceFile[];
}

const readAgain = (path: string): InputError =>
  new InputError(
    {
      code: 'TRACE004',
      problem: 'this format must be read twice, and a pipe can be read once',
      advice: 'Save it to a file first.',
    },
    path,
  );

/** Faults that are found while reading, and not where a file is opened. */
const inside: ReadonlySet<string> = new Set(['TRACE004', 'TRACE006', 'TRACE007']);

/** Errors of the system and of the decompressor as errors of the input at `path`, after `offset` bytes of it. */
export const inputError = (error: unknown, path: string, offset?: number): unknown => {
  if (error instanceof InputError) return error;
  const fault = systemFault(error);
  if (fault === undefined) return error;
  const isInside = offset !== undefined && inside.has(fault.code);
  return new InputError(fault, path, isInside ? { offset } : undefined);
};

async function* explained(
  bytes: AsyncGenerator<Buffer>,
  path: string,
  before: number,
): AsyncGenerator<Buffer> {
  let offset = before;
  try {
    for await (const chunk of bytes) {
      yield chunk;
      offset += chunk.length;
    }
  } catch (error) {
    throw inputError(error, path, offset);
  }
}

/** A file that has been looked into. */
export interface OpenedFile extends SourceFile {
  /** Its first bytes, decompressed; all of them if there are fewer than `headBytes`. */
  readonly head: Buffer;
  /** How far its latest reading from the start has come, in bytes of the file as it is on disk. */
  readonly position: () => number;
  /** Ends reading, if nobody wants the rest. */
  readonly close: () => Promise<void>;
}

interface Failed {
  readonly failed: unknown;
}

interface Unopened {
  readonly path: string;
  readonly bytes: number | null;
  readonly isOnDisk: boolean;
  /** Its bytes from the start, decompressed. */
  readonly read: (reading: Reading) => AsyncGenerator<Buffer>;
}

class Looked implements OpenedFile {
  readonly path: string;
  readonly bytes: number | null;
  readonly isOnDisk: boolean;
  readonly head: Buffer;
  /** What follows the head, until somebody has read it, or why nothing does. */
  #rest: AsyncGenerator<Buffer> | Failed | undefined;
  readonly #read: Unopened['read'];
  #reading: Reading;

  constructor(
    { path, bytes, isOnDisk, read }: Unopened,
    head: Buffer,
    rest: AsyncGenerator<Buffer> | Failed,
    reading: Reading,
  ) {
    this.path = path;
    this.bytes = bytes;
    this.isOnDisk = isOnDisk;
    this.head = head;
    this.#read = read;
    this.#rest = rest;
    this.#reading = reading;
  }

  position(): number {
    return this.#reading.position;
  }

  async *chunks(lent = false): AsyncGenerator<Buffer> {
    const rest = this.#rest;
    this.#rest = undefined;
    if (rest === undefined) this.#reading = newReading();
    this.#reading.lent = lent;
    if (rest !== undefined) yield* this.#headAnd(rest);
    else if (this.bytes === null) throw readAgain(this.path);
    else yield* explained(this.#read(this.#reading), this.path, 0);
  }

  async *#headAnd(rest: AsyncGenerator<Buffer> | Failed): AsyncGenerator<Buffer> {
    try {
      if (this.head.length > 0) yield this.head;
      if ('failed' in rest) throw inputError(rest.failed, this.path, this.head.length);
      yield* explained(rest, this.path, this.head.length);
    } finally {
      if (!('failed' in rest)) await rest.return(undefined);
    }
  }

  async close(): Promise<void> {
    const rest = this.#rest;
    this.#rest = undefined;
    if (rest === undefined) return;
    this.#reading = newReading();
    if (!('failed' in rest)) await rest.return(undefined);
  }
}

async function sizeOf(path: string): Promise<number | null> {
  const found = await stat(path);
  return found.isFile() ? found.size : null;
}

async function lookInto(file: Unopened): Promise<OpenedFile> {
  const reading = newReading();
  const rest = file.read(reading);
  const parts: Buffer[] = [];
  let length = 0;
  try {
    while (length < headBytes) {
      const next = await rest.next();
      if (next.done === true) break;
      parts.push(next.value);
      length += next.value.length;
    }
    return new Looked(file, Buffer.concat(parts), rest, reading);
  } catch (error) {
    await rest.return(undefined);
    if (parts.length > 0) return new Looked(file, Buffer.concat(parts), { failed: error }, reading);
    throw inputError(error, file.path, 0);
  }
}

/**
 * Opens a file and looks at how it begins. What cannot be decompressed is taken for the end of the head, and told when
 * the rest is read.
 * @throws InputError
 */
export async function openFile(path: string): Promise<OpenedFile> {
  try {
    const bytes = await sizeOf(path);
    return await lookInto({
      path,
      bytes,
      isOnDisk: bytes !== null,
      read: (reading) => fileBytes(path, reading),
    });
  } catch (error) {
    throw inputError(error, path);
  }
}

/** The same of a file that is in memory, decompressed or not. */
export const openMemory = (name: string, chunks: readonly Uint8Array[]): Promise<OpenedFile> => {
  const bytes = chunks.reduce((sum, { byteLength }) => sum + byteLength, 0);
  return lookInto({ path: name, bytes, isOnDisk: false, read: (reading) => memoryBytes(chunks, reading) });
};
