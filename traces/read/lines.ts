import { isUtf8 } from 'node:buffer';
import type { InputFault } from '../errors.ts';

/** The longest line that is read, in bytes. */
export const longestLine = 16 * 1024 * 1024;

const newline = 0x0a;

/** A run of whole lines of a file. */
export interface LineBlock {
  /** The lines' text, without newlines and byte order mark. A `\r` before a newline is kept. */
  readonly lines: readonly string[];
  /** Number of the first of them, from 1. */
  readonly start: number;
  /** False for the file's last line if no newline ends it. */
  readonly ended: boolean;
}

/** Thrown when bytes cannot be cut into lines of text; `line` counts from 1. */
export class LineFault extends Error {
  override readonly name = 'LineFault';
  readonly fault: InputFault;
  readonly line: number;

  constructor(fault: InputFault, line: number) {
    super(fault.problem);
    this.fault = fault;
    this.line = line;
  }
}

const tooLong: InputFault = {
  code: 'TRACE008',
  problem: 'the line is longer than 16 MiB',
  advice: 'A trace is JSON Lines: one small record a line. Is this a trace?',
};

const notText: InputFault = {
  code: 'TRACE009',
  problem: 'the line is not UTF-8 text',
  advice: 'Traces are JSON Lines, plain or compressed with gzip. Convert binary formats first.',
};

/**
 * Cuts chunks of bytes into lines of text. Bytes are only decoded once their line is whole, so that no
 * character is broken where two chunks meet; a line that is too long is refused before it is held whole.
 */
export class LineCutter {
  #held: Buffer[] = [];
  #heldBytes = 0;
  #cut = 0;

  /** The lines that end in this chunk. */
  push(chunk: Buffer): LineBlock | undefined {
    const first = chunk.indexOf(newline);
    if (this.#heldBytes + (first === -1 ? chunk.length : first) > longestLine) {
      throw new LineFault(tooLong, this.#cut + 1);
    }
    if (first === -1) {
      this.#hold(chunk);
      return undefined;
    }
    const last = chunk.lastIndexOf(newline);
    const whole = this.#release(chunk.subarray(0, last));
    this.#hold(chunk.subarray(last + 1));
    return this.#block(whole, true);
  }

  /** The last line, if no newline ended it. */
  finish(): LineBlock | undefined {
    return this.#heldBytes === 0 ? undefined : this.#block(this.#release(Buffer.alloc(0)), false);
  }

  #hold(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#held.push(bytes);
    this.#heldBytes += bytes.length;
  }

  #release(bytes: Buffer): Buffer {
    if (this.#heldBytes === 0) return bytes;
    const whole = Buffer.concat([...this.#held, bytes]);
    this.#held = [];
    this.#heldBytes = 0;
    return whole;
  }

  #block(bytes: Buffer, ended: boolean): LineBlock {
    if (!isUtf8(bytes)) throw new LineFault(notText, this.#cut + 1 + this.#textLinesIn(bytes));
    const start = this.#cut + 1;
    const text = bytes.toString('utf8');
    const lines = (start === 1 && text.startsWith('\uFEFF') ? text.slice(1) : text).split('\n');
    this.#cut += lines.length;
    return { lines, start, ended };
  }

  #textLinesIn(bytes: Buffer): number {
    let count = 0;
    let start = 0;
    for (;;) {
      const end = bytes.indexOf(newline, start);
      if (end === -1 || !isUtf8(bytes.subarray(start, end))) return count;
      count++;
      start = end + 1;
    }
  }
}
