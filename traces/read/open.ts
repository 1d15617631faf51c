import type { InputError, InputFault } from '../errors.ts';
import type { Event } from '../event/event.ts';
import type { End } from '../event/header.ts';
import { isObject, RecordFault } from '../event/record-fault.ts';
import { recordings } from '../import/recordings.ts';
import { formats } from './formats.ts';
import type { Decoder } from './format.ts';
import { knowsWorkers, requireKnownWorkers, requirePossibleWorkers } from './known-workers.ts';
import { LineSource } from './line-source.ts';
import type { LineBlock } from './lines.ts';
import { isBlank, isCutOff, parseLine } from './records.ts';
import type { OpenOptions } from './recording.ts';
import { isFolder, segmentsIn } from './segments.ts';
import { Sequence } from './sequence.ts';
import type { OpenedFile } from './source.ts';
import { openFile, openMemory } from './source.ts';
import type { Notice, Trace } from './trace.ts';

const empty: InputFault = {
  code: 'TRACE005',
  problem: 'the file is empty',
  advice: 'A trace has at least a header. Did the recorder run to its end?',
};

function headless(first: unknown): RecordFault {
  const isRecord = isObject(first) && ('e' in first || 'ev' in first);
  const problem = isRecord
    ? 'the first record is not a header'
    : 'the first line is not the header of a trace in any known format';
  const names = formats.map(({ name }) => name).join(', ');
  return new RecordFault({
    code: 'TRACE012',
    problem,
    advice: `The first line must be the header of one of: ${names}.`,
  });
}

interface Start {
  readonly format: string;
  readonly decoder: Decoder;
  /** The lines after the header in the block that it was found in. */
  readonly rest: LineBlock;
}

function start(block: LineBlock, index: number): Start {
  const first = parseLine(block.lines[index] ?? '');
  const format = isObject(first) ? formats.find(({ recognises }) => recognises(first)) : undefined;
  if (format === undefined || !isObject(first)) throw headless(first);
  const rest = { ...block, lines: block.lines.slice(index + 1), start: block.start + index + 1 };
  const decoder = format.open(first);
  requirePossibleWorkers(decoder.header);
  return { format: format.name, decoder, rest };
}

async function findStart(source: LineSource): Promise<Start> {
  for (let block = await source.next(); block !== undefined; block = await source.next()) {
    const index = block.lines.findIndex((line) => !isBlank(line));
    if (index === -1) continue;
    try {
      return start(block, index);
    } catch (error) {
      throw error instanceof RecordFault ? source.fault(error.fault, block.start + index) : error;
    }
  }
  throw source.fault(empty);
}

class OpenTrace implements Trace {
  readonly file: string;
  readonly format: string;
  readonly header: Trace['header'];
  readonly #source: LineSource;
  readonly #decoder: Decoder;
  readonly #sequence = new Sequence();
  readonly #knowsWorkers: boolean;
  #rest: LineBlock | undefined;

  constructor(source: LineSource, { format, decoder, rest }: Start) {
    this.file = source.file;
    this.format = format;
    this.header = decoder.header;
    this.#knowsWorkers = knowsWorkers(decoder.header);
    this.#source = source;
    this.#decoder = decoder;
    this.#rest = rest;
  }

  async *batches(): AsyncGenerator<readonly Event[]> {
    const first = this.#rest;
    if (first === undefined) throw new Error('a trace can be iterated once: open it again');
    this.#rest = undefined;
    try {
      for (let block: LineBlock | undefined = first; block !== undefined; block = await this.#source.next()) {
        const { events, fault } = this.#decode(block);
        // What came before a fault is still worth looking at.
        if (events.length > 0) yield events;
        if (fault !== undefined) throw fault;
      }
    } finally {
      await this.close();
    }
  }

  end(): End | undefined {
    return this.#sequence.end;
  }

  notices(): readonly Notice[] {
    return [];
  }

  async close(): Promise<void> {
    await this.#source.close();
  }

  #decode(block: LineBlock): { readonly events: readonly Event[]; readonly fault?: InputError } {
    const events: Event[] = [];
    let index = 0;
    try {
      for (; index < block.lines.length; index++) {
        const line = block.lines[index] ?? '';
        if (isBlank(line)) continue;
        const record = this.#decoder.decode(parseLine(line));
        if (!this.#sequence.accept(record)) continue;
        if (this.#knowsWorkers) requireKnownWorkers(record, this.header.runtime.workers);
        events.push(record);
      }
    } catch (error) {
      if (!(error instanceof RecordFault)) throw error;
      const cutOff = error.fault.code === 'TRACE010' && isCutOff(block, index);
      if (!cutOff || this.#sequence.end !== undefined)
        return { events, fault: this.#source.fault(error.fault, block.start + index) };
    }
    return { events };
  }
}

async function openLines(file: string, bytes: AsyncGenerator<Buffer>): Promise<Trace> {
  const source = new LineSource(file, bytes);
  try {
    return new OpenTrace(source, await findStart(source));
  } catch (error) {
    await source.close();
    throw source.foreign() ?? error;
  }
}

async function openOne(file: OpenedFile, options: OpenOptions): Promise<Trace> {
  const format = recordings.find(({ recognises }) => recognises(file.head));
  if (format === undefined) return openLines(file.path, file.chunks());
  try {
    return await format.open({ path: file.path, files: [file] }, options);
  } catch (error) {
    await file.close();
    throw error;
  }
}

/**
 * Opens a trace or a recording of another tool, plain or compressed with gzip, and reads its header. The format is found
 * from the content. A last line that was cut short is dropped: the trace then has no end.
 *
 * @param path - of a file, or of a folder whose files are the segments of one recording
 * @throws InputError (also from the iteration) if the file cannot be read or is not a valid trace
 */
export async function openTrace(path: string, options: OpenOptions = {}): Promise<Trace> {
  if (await isFolder(path)) {
    const { format, source } = await segmentsIn(path);
    return format.open(source, options);
  }
  return openOne(await openFile(path), options);
}

/**
 * The same of a trace that is in memory.
 *
 * @param name - what to call it in messages
 * @param bytes - plain or compressed with gzip, whole or in chunks
 */
export const openBytes = async (
  name: string,
  bytes: Uint8Array | readonly Uint8Array[],
  options: OpenOptions = {},
): Promise<Trace> => openOne(await openMemory(name, bytes instanceof Uint8Array ? [bytes] : bytes), options);
