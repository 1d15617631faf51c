import type { InputFault } from '../errors.ts';
import { InputError } from '../errors.ts';
import type { Event } from '../event/event.ts';
import type { End } from '../event/header.ts';
import { isObject, RecordFault } from '../event/record-fault.ts';
import { canonical } from './canonical.ts';
import { formats } from './formats.ts';
import type { Decoder, LineScanner } from './format.ts';
import { knowsWorkers, requireKnownWorkers, requirePossibleWorkers } from './known-workers.ts';
import type { LineBlock } from './line-block.ts';
import { LineSource } from './line-source.ts';
import { cutOffNotice } from './notices.ts';
import { isBlank, isCutOff, parseLine } from './records.ts';
import { Sequence } from './sequence.ts';
import type { Lines, Notice, Trace } from './trace.ts';

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
  /** The block that the header was found in, with the header taken. */
  readonly block: LineBlock;
  /** The blank lines of the blocks before that. */
  readonly blank: readonly Buffer[];
}

function start(block: LineBlock, header: string): Omit<Start, 'blank'> {
  const first = parseLine(header);
  const format = isObject(first) ? formats.find(({ recognises }) => recognises(first)) : undefined;
  if (format === undefined || !isObject(first)) throw headless(first);
  const decoder = format.open(first);
  requirePossibleWorkers(decoder.header);
  return { format: format.name, decoder, block };
}

async function findStart(source: LineSource): Promise<Start> {
  const blank: Buffer[] = [];
  for (let block = await source.next(); block !== undefined; block = await source.next()) {
    for (; !block.done; source.line++) {
      try {
        const line = block.take();
        if (!isBlank(line)) return { ...start(block, line), blank };
      } catch (error) {
        throw error instanceof RecordFault ? source.fault(error.fault, source.line) : error;
      }
    }
    blank.push(Buffer.from(block.between(block.start, block.end)));
  }
  throw new InputError(empty, source.file, { offset: 0 });
}

const passedOverNotice = (count: number): Notice => ({
  code: 'unknown-records',
  count,
  text: 'Records of kinds that this release does not know were passed over: nothing is checked about them.',
});

/** Few enough that most are gone when memory is next cleared up. */
const batchLength = 2048;

class OpenTrace implements Trace {
  readonly file: string;
  readonly format: string;
  readonly header: Trace['header'];
  readonly #source: LineSource;
  readonly #decoder: Decoder;
  readonly #sequence = new Sequence();
  readonly #knowsWorkers: boolean;
  readonly #workers: number;
  readonly lines?: () => AsyncGenerator<Lines>;
  #start: Pick<Start, 'block' | 'blank'> | undefined;
  #passedOver = 0;
  #isCutOff = false;

  constructor(source: LineSource, { format, decoder, block, blank }: Start) {
    this.file = source.file;
    this.format = format;
    this.header = decoder.header;
    this.#knowsWorkers = knowsWorkers(decoder.header);
    this.#workers = decoder.header.runtime.workers;
    this.#source = source;
    this.#decoder = decoder;
    this.#start = { block, blank };
    if (format === canonical.name) this.lines = () => this.#lines();
    source.line++;
  }

  async *batches(): AsyncGenerator<readonly Event[]> {
    for await (const { events } of this.#lines()) if (events.length > 0) yield events;
  }

  async *#lines(): AsyncGenerator<Lines> {
    const started = this.#start;
    if (started === undefined) throw new Error('a trace can be iterated once: open it again');
    this.#start = undefined;
    try {
      for (const bytes of started.blank) yield { bytes, events: [] };
      let block: LineBlock | undefined = started.block;
      for (; block !== undefined; block = await this.#source.next()) {
        for (let from = block.start; from < block.end; from = block.at) {
          const { events, fault } = this.#decode(block);
          // What came before a fault is still worth looking at.
          yield {
            bytes: this.#isCutOff ? block.between(from, block.taken) : block.between(from, block.at),
            events,
          };
          if (fault !== undefined) throw fault;
        }
      }
    } finally {
      await this.close();
    }
  }

  end(): End | undefined {
    return this.#sequence.end;
  }

  notices(): readonly Notice[] {
    return [
      ...(this.#passedOver === 0 ? [] : [passedOverNotice(this.#passedOver)]),
      ...(this.#isCutOff ? [cutOffNotice] : []),
    ];
  }

  async close(): Promise<void> {
    await this.#source.close();
  }

  #decode(block: LineBlock): { readonly events: readonly Event[]; readonly fault?: InputError } {
    // An array that grows takes a third more memory in all.
    const events: Event[] = [];
    events.length = batchLength;
    const source = this.#source;
    const { scanner } = this.#decoder;
    let count = 0;
    let fault: InputError | undefined;
    try {
      while (count < batchLength) {
        if (scanner !== undefined && this.#sequence.end === undefined)
          count = this.#scan(block, scanner, events, count);
        if (block.done || count === batchLength) break;
        const event = this.#parsed(block);
        if (event !== undefined) events[count++] = event;
        source.line++;
      }
    } catch (error) {
      if (!(error instanceof RecordFault)) throw error;
      this.#isCutOff = error.fault.code === 'TRACE010' && isCutOff(block) && this.#sequence.end === undefined;
      if (!this.#isCutOff) fault = source.fault(error.fault, source.line);
    }
    events.length = count;
    return fault === undefined ? { events } : { events, fault };
  }

  /**
   * Takes lines up to one that must be parsed to be understood or refused, and puts their events behind the `count` that there
   * are; gives how many there are then. To look into every event again would take as long as making them.
   */
  #scan(block: LineBlock, scanner: LineScanner, events: Event[], count: number): number {
    const { bytes, view, end } = block;
    const workers = this.#knowsWorkers ? this.#workers : Number.POSITIVE_INFINITY;
    let { last } = this.#sequence;
    let { at } = block;
    let n = count;
    while (at < end && n < batchLength) {
      const event = scanner.scan(bytes, view, at);
      if (event === undefined || scanner.position() <= last || scanner.worker() >= workers) break;
      events[n++] = event;
      last = scanner.position();
      at = scanner.next();
    }
    this.#sequence.acceptUpTo(last, n - count);
    this.#source.line += n - count;
    block.at = at;
    return n;
  }

  #parsed(block: LineBlock): Event | undefined {
    const line = block.take();
    if (isBlank(line)) return undefined;
    const record = this.#decoder.decode(parseLine(line));
    if (record === undefined) {
      this.#sequence.pass();
      this.#passedOver++;
      return undefined;
    }
    if (!this.#sequence.accept(record)) return undefined;
    if (this.#knowsWorkers) requireKnownWorkers(record, this.#workers);
    return record;
  }
}

/**
 * Opens a trace in one of the formats that are JSON Lines, and reads its header.
 *
 * @param file - its name, for messages
 * @param bytes - of the file from its start, decompressed
 * @throws InputError (also from the iteration)
 */
export async function openLines(file: string, bytes: AsyncGenerator<Buffer>): Promise<Trace> {
  const source = new LineSource(file, bytes);
  try {
    return new OpenTrace(source, await findStart(source));
  } catch (error) {
    await source.close();
    throw source.foreign() ?? error;
  }
}
