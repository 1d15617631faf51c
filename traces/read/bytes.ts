import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

const chunkSize = 256 * 1024;

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

async function* prefixed(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

async function* readChunks(path: string): AsyncGenerator<Buffer> {
  const handle = await open(path);
  try {
    for (;;) {
      const buffer = Buffer.allocUnsafeSlow(chunkSize);
      // A directory can be opened; only reading from it fails.
      const { bytesRead } = await handle.read(buffer, 0, chunkSize, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
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
    yield* prefixed(first, source);
    return;
  }
  const gunzip = createGunzip({ chunkSize });
  // Whatever goes wrong also destroys the last stream, and is thrown by the loop over it.
  pipeline(prefixed(first, source), gunzip, () => undefined);
  yield* gunzip;
}

/**
 * The bytes of a file in chunks, decompressed if they are gzip. The first chunk has at least two bytes
 * unless the whole file is shorter, so that pipes work as well as files.
 */
export const fileBytes = (path: string): AsyncGenerator<Buffer> => inflated(readChunks(path));

async function* asBuffers(chunks: readonly Uint8Array[]): AsyncGenerator<Buffer> {
  for (const { buffer, byteOffset, byteLength } of chunks)
    yield await Promise.resolve(Buffer.from(buffer, byteOffset, byteLength));
}

/** The same of chunks in memory. */
export const memoryBytes = (chunks: readonly Uint8Array[]): AsyncGenerator<Buffer> =>
  inflated(asBuffers(chunks));
