import type { Event } from '../event/event.ts';
import type { End, Header } from '../event/header.ts';

/** A fact about how a recording was made or kept, which is no fault of the scheduler. */
export interface Notice {
  /** Stable name, kebab-case, such as `units-out-of-order`. */
  readonly code: string;
  /** How often it was met. */
  readonly count: number;
  /** What it is and what follows from it, as one English sentence. */
  readonly text: string;
}

/** Some of the lines of a file, and the events on them. */
export interface Lines {
  /** As they are in the file, decompressed. To be copied if they are needed when the next are asked for. */
  readonly bytes: Uint8Array;
  readonly events: readonly Event[];
}

/** A trace that is being read. Memory does not grow with its length. */
export interface Trace {
  /** Path of the file, as given. */
  readonly file: string;
  /** Name of the format it is in, such as `yieldcheck-1` or `tokio-capture-1`. */
  readonly format: string;
  readonly header: Header;
  /**
   * The events in order, some at a time. Can be iterated once; leaving the loop early closes the file.
   * The loop throws an `InputError` at the first record that is wrong.
   */
  batches(): AsyncIterable<readonly Event[]>;
  /**
   * In place of `batches`, only for files in our own format: all lines as they are, header and end included, with blank
   * ones and records that are passed over. A last line that was cut short is left out.
   */
  lines?(): AsyncIterable<Lines>;
  /** The end record, after the iteration; undefined if there was none, so that the trace was cut off. */
  end(): End | undefined;
  /** After the iteration: what was met in the recording that its reader should know. */
  notices(): readonly Notice[];
  /** Closes the file of a trace that will not be iterated. */
  close(): Promise<void>;
}
