import type { End, Header } from '../event/header.ts';
import type { Event } from '../event/event.ts';
import type { JsonObject } from '../event/record-fault.ts';

/** Turns the records of one trace into events, one record at a time and in order. */
export interface Decoder {
  readonly header: Header;
  /**
   * The event or end that a record stands for.
   * @throws RecordFault if the record is refused
   */
  readonly decode: (record: unknown) => Event | End;
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
