import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Every chunk of a file costs a turn of the event loop and a hand-over between threads. */
const chunkSize = 1024 * 1024;
const inflatedSize = 256 * 1024;

/** One reading of a file from its start, as its reader and whoever wants to know about it see it. */
export interface Reading {
  /** How many bytes were read, of the file as it is on disk. */
  position: number;
  /** Each chunk is only needed until the next is asked for, so that its memory may be used again. */
  lent: boolean;
}

/** A reading that has not begun. */
export const newReading = (): Reading => ({ position: 0, lent: false });

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

const asItIs = (chunk: Buffer): Buffer => chunk;
const copied = (chunk: Buffer): Buffer => Buffer.from(chunk);

async function* prefixed(
  first: Buffer,
  rest: AsyncIterator<Buffer>,
  given: (chunk: Buffer) => Buffer,
): AsyncGenerator<Buffer> {
  try {
    yield first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield given(next.value);
  } finally {
    await rest.return?.();
  }
}

async function* readChunks(path: string, reading: Reading): AsyncGenerator<Buffer> {
  const handle = await open(path);
  try {
    let buffer = Buffer.allocUnsafeSlow(chunkSize);
    for (;;) {
      // A directory can be opened; only reading from it fails.
      const { bytesRead } = await handle.read(buffer, 0, chunkSize, null);
      if (bytesRead === 0) return;
      reading.position += bytesRead;
      yield buffer.subarray(0, bytesRead);
      if (!reading.lent) buffer = Buffer.allocUnsafeSlow(chunkSize);
    }
  } finally {
    await handle.close();
  }
}

async function* inflated(source: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  let first = Buffer.alloc(0);
  while (first.length < 2) {
    const next = await source.next();
    if (next.done === true) break;
    first = Buffer.concat([first, next.value]);
  }
  if (!isGzip(first)) {
    yield* prefixed(first, source, asItIs);
    return;
  }
  const gunzip = createGunzip({ chunkSize: inflatedSize });
  // Whatever goes wrong also destroys the last stream, and is thrown by the loop over it. The decompressor takes chunks when
  // it has time for them, by when their memory may be used again.
  pipeline(prefixed(first, source, copied), gunzip, () => undefined);
  yield* gunzip;
}

/**
 * The bytes of a file in chunks, decompressed if they are gzip. The first chunk has at least two bytes
 * unless the whole file is shorter, so that pipes work as well as files.
 */
export const fileBytes = (path: string, reading: Reading): AsyncGenerator<Buffer> =>
  inflated(readChunks(path, reading));

async function* asBuffers(chunks: readonly Uint8Array[], reading: Reading): AsyncGenerator<Buffer> {
  for (const { buffer, byteOffset, byteLength } of chunks) {
    reading.position += byteLength;
    yield await Promise.resolve(Buffer.from(buffer, byteOffset, byteLength));
  }
}

/** The same of chunks in memory. */
export const memoryBytes = (chunks: readonly Uint8Array[], reading: Reading): AsyncGenerator<Buffer> =>
  inflated(asBuffers(chunks, reading));
