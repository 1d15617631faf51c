import type { Event } from '../event/event.ts';
import type { End, Header } from '../event/header.ts';
import type { Lines } from '../read/trace.ts';
import type { Omissions } from './omissions.ts';

/** A trace to be written in another format: what `Trace` offers of it. */
export interface Exportable {
  /** Path of the file that it is read from. */
  readonly file: string;
  readonly header: Header;
  /** The events in order, some at a time; iterated once. */
  batches(): AsyncIterable<readonly Event[]>;
  /** In place of `batches`, if the trace is in our own format already: its lines as they are. */
  lines?(): AsyncIterable<Lines>;
  /** The end record, after the iteration; undefined if the trace was cut off. */
  end(): End | undefined;
}

/** A format that traces can be written in. */
export interface Exporter {
  readonly name: string;
  /** How names of files in this format end, such as `.json`. */
  readonly extension: string;
  /** What it is, and which programs read it. */
  readonly description: string;
  /** Whether it is text; anything else is not for a terminal. */
  readonly isText: boolean;
  /** What the format cannot carry of any trace, or carries in another form; one clause each. */
  readonly lacks: readonly string[];
  /**
   * The trace in this format, some of it at a time, in memory that does not grow with the number of events.
   * What this trace has and the format cannot carry is counted in `omissions`.
   *
   * @throws whatever reading the trace throws
   */
  export(trace: Exportable, omissions: Omissions): AsyncGenerator<string | Uint8Array>;
}
