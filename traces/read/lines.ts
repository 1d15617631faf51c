import type { InputFault } from '../errors.ts';
import { RecordFault } from '../event/record-fault.ts';
import { LineBlock, margin } from './line-block.ts';

/** The longest line that is read, in bytes. */
export const longestLine = 16 * 1024 * 1024;

const newline = 0x0a;
const byteOrderMark = Buffer.from('\uFEFF');

const tooLong: InputFault = {
  code: 'TRACE008',
  problem: 'the line is longer than 16 MiB',
  advice: 'A trace is JSON Lines: one small record a line. Is this a trace?',
};

/**
 * Cuts chunks of bytes into blocks of whole lines, where they are: only lines that reach over the end of a chunk are copied.
 * A line that is too long is refused before it is held whole.
 */
export class LineCutter {
  /** What no block was made of: at most a few lines, and a line that has no end yet. */
  #held: Buffer[] = [];
  #heldBytes = 0;
  /** Length of the line that has no end yet. */
  #open = 0;
  /** Number of bytes that blocks were made of. */
  #released = 0;

  /**
   * The lines that end in this chunk, but for some near its end.
   * @throws RecordFault if the line that follows the blocks given so far is too long
   */
  push(chunk: Buffer): readonly LineBlock[] {
    const first = chunk.indexOf(newline);
    if (this.#open + (first === -1 ? chunk.length : first) > longestLine) throw new RecordFault(tooLong);
    if (first === -1) {
      this.#hold(chunk);
      return [];
    }
    const joined = this.#heldBytes === 0 ? [] : [this.#joined(chunk.subarray(0, first + 1))];
    const start = joined.length === 0 ? 0 : first + 1;
    const end = Math.max(start, chunk.lastIndexOf(newline, -1 - margin) + 1);
    const whole = end === start ? [] : [this.#block(chunk, start, end, true)];
    this.#hold(chunk.subarray(end));
    return [...joined, ...whole];
  }

  /** The lines that are left. */
  finish(): readonly LineBlock[] {
    return this.#heldBytes === 0 ? [] : [this.#joined(Buffer.alloc(0))];
  }

  /** Where the line begins that has no end yet, and how many whole lines are held before it. */
  unfinished(): { readonly offset: number; readonly lines: number } {
    const held = Buffer.concat(this.#held);
    let lines = 0;
    for (let at = held.indexOf(newline); at !== -1; at = held.indexOf(newline, at + 1)) lines++;
    return { offset: this.#released + this.#heldBytes - this.#open, lines };
  }

  #hold(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#held.push(Buffer.from(bytes));
    this.#heldBytes += bytes.length;
    const last = bytes.lastIndexOf(newline);
    this.#open = last === -1 ? this.#open + bytes.length : bytes.length - last - 1;
  }

  /** What is held and `rest`, which ends a line or the file. */
  #joined(rest: Buffer): LineBlock {
    this.#hold(rest);
    const bytes = Buffer.concat([...this.#held, Buffer.alloc(margin)]);
    const block = this.#block(bytes, 0, this.#heldBytes, this.#open === 0);
    this.#held = [];
    this.#heldBytes = 0;
    this.#open = 0;
    return block;
  }

  #block(bytes: Buffer, start: number, end: number, ended: boolean): LineBlock {
    const block = new LineBlock(bytes, this.#released - start, start, end, ended);
    if (this.#released === 0 && bytes.subarray(start, start + byteOrderMark.length).equals(byteOrderMark))
      block.skip(byteOrderMark.length);
    this.#released += end - start;
    return block;
  }
}
