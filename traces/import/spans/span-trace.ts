import type { Event } from '../../event/event.ts';
import type { End, Header } from '../../event/header.ts';
import type { Notice, Trace } from '../../read/trace.ts';
import type { SourceFile } from '../../read/source.ts';
import { cutOffNotice } from '../../read/notices.ts';
import { type LineReader, readLines } from './record-lines.ts';

/** Makes events of the lines of one recording. */
export interface Conversion extends Omit<LineReader, 'cutOff'> {
  /** The events that are certain by now. */
  readonly drain: () => readonly Event[];
  /** All other events, after the last line. */
  readonly finish: () => readonly Event[];
  readonly notices: () => readonly Notice[];
}

/** A recording of one file, whose lines are converted one after another. */
export class SpanTrace implements Trace {
  readonly file: string;
  readonly format: string;
  readonly header: Header;
  readonly #source: SourceFile;
  readonly #conversion: Conversion;
  #events = 0;
  #whole = false;
  #cutOff = false;
  #begun = false;

  constructor(format: string, source: SourceFile, header: Header, conversion: Conversion) {
    this.file = source.path;
    this.format = format;
    this.header = header;
    this.#source = source;
    this.#conversion = conversion;
  }

  async *batches(): AsyncGenerator<readonly Event[]> {
    if (this.#begun) throw new Error('a trace can be iterated once: open it again');
    this.#begun = true;
    const conversion = this.#conversion;
    const reader: LineReader = { take: (line) => conversion.take(line), cutOff: () => (this.#cutOff = true) };
    const lines = readLines(this.#source, reader);
    try {
      for await (const _ of lines) yield* this.#counted(conversion.drain());
    } catch (error) {
      // What came before a fault is still worth looking at.
      yield* this.#counted(conversion.finish());
      throw error;
    }
    yield* this.#counted(conversion.finish());
    this.#whole = !this.#cutOff;
  }

  end(): End | undefined {
    // That a recording stopped never says that the program had nothing left to do.
    return this.#whole ? { e: 'end', n: this.#events, complete: false } : undefined;
  }

  notices(): readonly Notice[] {
    const notices = this.#conversion.notices();
    return this.#cutOff ? [...notices, cutOffNotice] : notices;
  }

  /** Nothing is open between iterations. */
  close(): Promise<void> {
    return Promise.resolve();
  }

  *#counted(events: readonly Event[]): Generator<readonly Event[]> {
    this.#events += events.length;
    if (events.length > 0) yield events;
  }
}
