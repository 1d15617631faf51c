import type { Event, Exportable, Exporter, Lines, OpenOptions, Trace } from '../../traces/index.ts';
import { InputError, Omissions, openTrace } from '../../traces/index.ts';
import type { ConvertOutcome } from './outcome.ts';
import { unreadable } from '../check/unreadable.ts';

/** What to convert, and where to. */
export interface Conversion {
  readonly file: string;
  readonly exporter: Exporter;
  readonly options: OpenOptions;
  /** Takes what is written, until there is no more. */
  readonly deliver: (chunks: AsyncGenerator<string | Uint8Array>) => Promise<void>;
  /** Called with the number of events read so far; false stops. */
  readonly goOn: (events: number) => boolean;
}

/** Ends the reading of a trace that is no longer wanted. */
class Stopped extends Error {
  override readonly name = 'Stopped';
}

class Counted implements Exportable {
  readonly file: string;
  readonly header: Trace['header'];
  readonly #trace: Trace;
  readonly #goOn: Conversion['goOn'];
  readonly lines?: () => AsyncGenerator<Lines>;
  events = 0;

  constructor(trace: Trace, goOn: Conversion['goOn']) {
    this.file = trace.file;
    this.header = trace.header;
    this.#trace = trace;
    this.#goOn = goOn;
    const lines = trace.lines?.();
    if (lines !== undefined) this.lines = () => this.#counted(lines, ({ events }) => events.length);
  }

  batches(): AsyncGenerator<readonly Event[]> {
    return this.#counted(this.#trace.batches(), (batch) => batch.length);
  }

  async *#counted<T>(pieces: AsyncIterable<T>, eventsIn: (piece: T) => number): AsyncGenerator<T> {
    for await (const piece of pieces) {
      this.events += eventsIn(piece);
      yield piece;
      if (!this.#goOn(this.events)) throw new Stopped('the conversion was stopped');
    }
  }

  end(): ReturnType<Trace['end']> {
    return this.#trace.end();
  }
}

/**
 * Writes one recording in another format, in constant memory. A recording that cannot be read is an outcome and no
 * error.
 * @throws OutputError where `deliver` does
 */
export const convertFile = async (conversion: Conversion): Promise<ConvertOutcome> => {
  const { file, exporter, options, deliver, goOn } = conversion;
  try {
    const trace = await openTrace(file, options);
    const counted = new Counted(trace, goOn);
    const omissions = new Omissions();
    await deliver(exporter.export(counted, omissions));
    return {
      kind: 'converted',
      file,
      from: trace.format,
      to: exporter.name,
      events: counted.events,
      ended: trace.end() !== undefined,
      omitted: omissions.all(),
      notices: trace.notices(),
    };
  } catch (error) {
    if (error instanceof Stopped) return { kind: 'stopped' };
    if (!(error instanceof InputError)) throw error;
    return {
      kind: 'unreadable',
      problem: unreadable(file, error),
    };
  }
};
