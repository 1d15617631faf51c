import { isAscii, isUtf8 } from 'node:buffer';
import type { InputFault } from '../errors.ts';
import { RecordFault } from '../event/record-fault.ts';

const newline = 0x0a;

/** How many bytes there are after a block's last line, so that scanners may look beyond its newline. */
export const margin = 16;

/** After so many lines of a block, most of them are expected to be taken as text. */
const severalTakes = 8;

const notText: InputFault = {
  code: 'TRACE009',
  problem: 'the line is not UTF-8 text',
  advice: 'Traces are JSON Lines, plain or compressed with gzip. Convert binary formats first.',
};

/** A run of whole lines of a file, and how far they were taken. */
export class LineBlock {
  /** The lines are from `start` up to `end`; at least `margin` more bytes follow. */
  readonly bytes: Buffer;
  /** Of the same bytes. */
  readonly view: DataView;
  readonly start: number;
  readonly end: number;
  /** Of `bytes[0]` in the file, decompressed. */
  readonly offset: number;
  /** False if the last line is the file's last, and no newline ends it; a zero follows it. */
  readonly ended: boolean;
  /** Where the next line begins. */
  at: number;
  /** Where the line taken last begins. */
  taken: number;
  #isText: boolean | undefined;
  #takes = 0;
  /** The lines from `#textAt` on, if they are ASCII and many of them are taken. */
  #text: string | undefined;
  #textAt = 0;

  constructor(bytes: Buffer, offset: number, start: number, end: number, ended: boolean) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.start = start;
    this.end = end;
    this.offset = offset;
    this.ended = ended;
    this.at = start;
    this.taken = start;
  }

  /** Goes over bytes before the first line that are no part of it. */
  skip(bytes: number): void {
    this.at += bytes;
    this.taken = this.at;
  }

  /** Bytes of it as they are in the file. */
  between(from: number, to: number): Buffer {
    return this.bytes.subarray(from, Math.min(to, this.end));
  }

  /** Whether all lines were taken. */
  get done(): boolean {
    return this.at >= this.end;
  }

  /**
   * Takes the next line: its text, without the newline. A `\r` before a newline is kept.
   * @throws RecordFault if it is not UTF-8
   */
  take(): string {
    const { bytes, at } = this;
    this.#takes++;
    if (this.#takes === severalTakes && isAscii(bytes.subarray(at, this.end))) {
      this.#text = bytes.toString('latin1', at, this.end);
      this.#textAt = at;
    }
    if (this.#text !== undefined) return this.#cut(this.#text, at - this.#textAt);
    // One look at the whole block is faster than one at every line.
    this.#isText ??= isUtf8(bytes.subarray(at, this.end));
    const found = bytes.indexOf(newline, at);
    const end = found === -1 || found >= this.end ? this.end : found;
    this.taken = at;
    if (!this.#isText && !isUtf8(bytes.subarray(at, end))) throw new RecordFault(notText);
    this.at = end + 1;
    return bytes.toString('utf8', at, end);
  }

  #cut(text: string, from: number): string {
    const found = text.indexOf('\n', from);
    const end = found === -1 ? text.length : found;
    this.taken = this.at;
    this.at = this.#textAt + end + 1;
    return text.slice(from, end);
  }
}
