import type { End, Header } from '../event/header.ts';
import type { Event } from '../event/event.ts';
import type { JsonObject } from '../event/record-fault.ts';

/** Makes events straight from the bytes of lines that are written as most are, and leaves the others to `decode`. */
export interface LineScanner {
  /**
   * The event on the line that begins at `from`, which is what `decode` gives for it; undefined for a line that must be
   * parsed. Lines are as in a `LineBlock`, and `view` is of the same bytes.
   */
  readonly scan: (bytes: Buffer, view: DataView, from: number) => Event | undefined;
  /** After an event: where the next line begins. */
  readonly next: () => number;
  /** After an event: its `g`. */
  readonly position: () => number;
  /** After an event: the greatest worker that it names; -1 for none. */
  readonly worker: () => number;
}

/** Turns the records of one trace into events, one record at a time and in order. */
export interface Decoder {
  readonly header: Header;
  /**
   * The event or end that a record stands for; undefined if it is one to pass over.
   * @throws RecordFault if the record is refused
   */
  readonly decode: (record: unknown) => Event | End | undefined;
  /** Only in formats whose events can be had without parsing JSON. */
  readonly scanner?: LineScanner;
}

/** A format of traces that is made of JSON Lines. */
export interface Format {
  /** Stable name, such as `yieldcheck-1`. */
  readonly name: string;
  /** What it is, as one sentence for `yieldcheck list formats`. */
  readonly description: string;
  /** Whether a trace whose first record is this one is in this format, in whatever version. */
  readonly recognises: (first: JsonObject) => boolean;
  /**
   * Starts to decode a trace after its first record.
   * @throws RecordFault if the first record is refused
   */
  readonly open: (first: JsonObject) => Decoder;
}
