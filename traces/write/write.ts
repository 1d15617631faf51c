import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Header } from '../event/header.ts';
import { openDestination } from './destination.ts';
import { outputError } from './system-fault.ts';
import { type Ending, type Events, traceText } from './text.ts';

// The chunks are large; more of them waiting would only be memory.
const one = { highWaterMark: 1 };

const isPath = (target: string | Writable): target is string => typeof target === 'string';

async function writeFile(path: string, text: AsyncGenerator<string>): Promise<void> {
  const destination = await openDestination(path);
  try {
    await (path.endsWith('.gz')
      ? pipeline(Readable.from(text, one), createGzip(), destination.stream)
      : pipeline(Readable.from(text, one), destination.stream));
    await destination.commit();
  } catch (error) {
    await destination.discard();
    throw error;
  }
}

/**
 * Writes a trace in our own format, streaming: the events are taken no faster than they can be written.
 *
 * @param target - a path (compressed with gzip if it ends in `.gz`; the file appears only when it is complete),
 *   or a stream, which is not ended
 * @param ending - how the trace ends, or a function that is asked after the last event; undefined if it was cut off
 * @throws OutputError if the operating system refuses
 */
export async function writeTrace(
  target: string | Writable,
  header: Header,
  events: Events,
  ending: Ending | undefined | (() => Ending | undefined),
): Promise<void> {
  const text = traceText(header, events, typeof ending === 'function' ? ending : () => ending);
  try {
    await (isPath(target)
      ? writeFile(target, text)
      : pipeline(Readable.from(text, one), target, { end: false }));
  } catch (error) {
    throw outputError(error, isPath(target) ? target : 'standard output');
  }
}
