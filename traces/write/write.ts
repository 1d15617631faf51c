import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Header } from '../event/header.ts';
import { openDestination } from './destination.ts';
import { outputError } from './system-fault.ts';
import { type Ending, type Events, traceText } from './text.ts';

// The chunks are large; more of them waiting would only be memory.
const one = { highWaterMark: 1 };

type Chunks = AsyncGenerator<string | Uint8Array>;

const isPath = (target: string | Writable): target is string => typeof target === 'string';

async function writeFile(path: string, chunks: Chunks): Promise<void> {
  const destination = await openDestination(path);
  try {
    await (path.endsWith('.gz')
      ? pipeline(Readable.from(chunks, one), createGzip(), destination.stream)
      : pipeline(Readable.from(chunks, one), destination.stream));
    await destination.commit();
  } catch (error) {
    await destination.discard();
    throw error;
  }
}

/**
 * Writes chunks of text or bytes, taken no faster than they can be written.
 *
 * @param target - a path (compressed with gzip if it ends in `.gz`; the file appears only when it is complete),
 *   or a stream, which is not ended
 * @throws OutputError if the operating system refuses; whatever making the chunks throws
 */
export async function writeChunks(target: string | Writable, chunks: Chunks): Promise<void> {
  try {
    await (isPath(target)
      ? writeFile(target, chunks)
      : pipeline(Readable.from(chunks, one), target, { end: false }));
  } catch (error) {
    throw outputError(error, isPath(target) ? target : 'standard output');
  }
}

/**
 * Writes a trace in our own format, streaming.
 *
 * @param target - as for `writeChunks`
 * @param ending - how the trace ends, or a function that is asked after the last event; undefined if it was cut off
 * @throws OutputError if the operating system refuses
 */
export async function writeTrace(
  target: string | Writable,
  header: Header,
  events: Events,
  ending: Ending | undefined | (() => Ending | undefined),
): Promise<void> {
  await writeChunks(target, traceText(header, events, typeof ending === 'function' ? ending : () => ending));
}
