import type { InputFault } from '../../../errors.ts';
import { ScheduleDamage } from './bytes.ts';
import { scheduleStart, scheduleSteps } from './decode.ts';

/** A schedule string that was found in a text. */
export interface Schedule {
  readonly bytes: Uint8Array;
}

/** Thrown where a text holds a schedule string that cannot be decoded; the reader adds the file. */
export class ScheduleFault extends Error {
  override readonly name = 'ScheduleFault';
  readonly fault: InputFault;
  readonly offset: number;

  constructor(problem: string, offset: number) {
    const advice = 'Copy the whole string again: Shuttle breaks it into lines of 76 digits.';
    super(problem);
    this.fault = { code: 'TRACE023', problem: `the schedule of Shuttle is damaged: ${problem}`, advice };
    this.offset = offset;
  }
}

const digitsOnly = /^["'`]?([0-9a-f](?:[0-9a-f\s]*[0-9a-f])?)["'`]?[,;]?$/iu;
const quoted = /["'`]\s*(91[0-9a-f]{6,})\s*["'`]/giu;
const beginsLike = /^["'`]?91[0-9a-f]{4}/iu;

/** Digits of one line, and the offset of the first. */
interface Piece {
  readonly digits: string;
  readonly offset: number;
}

/** The string that is being put together. */
class Gathered {
  readonly #pieces: Piece[] = [];
  #digits = '';

  get isEmpty(): boolean {
    return this.#digits === '';
  }

  add(piece: Piece): void {
    this.#pieces.push(piece);
    this.#digits += piece.digits;
  }

  get bytes(): Uint8Array {
    return Buffer.from(this.#digits, 'hex');
  }

  get isOdd(): boolean {
    return this.#digits.length % 2 === 1;
  }

  get length(): number {
    return this.#digits.length;
  }

  /** Offset in the text of a digit, or of the end of the last. */
  offsetOf(digit: number): number {
    let before = 0;
    for (const { digits, offset } of this.#pieces) {
      if (digit < before + digits.length) return offset + digit - before;
      before += digits.length;
    }
    const last = this.#pieces.at(-1);
    return last === undefined ? 0 : last.offset + last.digits.length;
  }

  /** Gives up the first digits, and goes on with the others. */
  dropped(count: number): Gathered {
    const rest = new Gathered();
    let before = 0;
    for (const { digits, offset } of this.#pieces) {
      const skip = Math.max(0, count - before);
      if (skip < digits.length) rest.add({ digits: digits.slice(skip), offset: offset + skip });
      before += digits.length;
    }
    return rest;
  }

  get isZero(): boolean {
    return /^0*$/u.test(this.#digits);
  }
}

/**
 * Finds schedule strings in a text: a file of them, the output of a failed test, or a test that replays one. A string may
 * be broken into lines; how long it is follows from its first bytes.
 */
export class ScheduleFinder {
  #gathered = new Gathered();
  #found: Schedule[] = [];
  #isFirst = true;

  /**
   * Takes one line.
   * @param offset - of its first byte
   * @throws ScheduleFault
   */
  add(line: string, offset: number): void {
    const text = line.trim();
    if (text === '') return;
    const start = offset + Buffer.byteLength(line.slice(0, line.indexOf(text)));
    const digits = digitsOnly.exec(text)?.[1];
    if (digits !== undefined && (!this.#gathered.isEmpty || this.#mayBegin(digits)))
      this.#gather(digits, start + text.indexOf(digits));
    else this.#pass(text, start);
    this.#isFirst = false;
  }

  /** The schedules found since it was last asked. */
  take(): readonly Schedule[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  /**
   * To be called after the last line.
   * @throws ScheduleFault
   */
  finish(): void {
    if (!this.#gathered.isEmpty) this.#end();
  }

  /** Numbers that happen to begin so are in many outputs. */
  #mayBegin(digits: string): boolean {
    return digits.startsWith('91') && (this.#isFirst || digits.length >= 8);
  }

  #gather(digits: string, offset: number): void {
    for (const { 0: run, index } of digits.matchAll(/\S+/gu))
      this.#gathered.add({ digits: run, offset: offset + index });
    for (;;) {
      const whole = this.#wholeLength();
      if (whole === undefined || this.#gathered.length < whole) return;
      const rest = this.#gathered.dropped(whole);
      this.#emit(this.#gathered.bytes.subarray(0, whole / 2));
      this.#gathered = rest.isZero ? new Gathered() : rest;
      if (rest.isEmpty || rest.isZero) return;
    }
  }

  /** How many digits the string has; undefined as long as too few of them are there to say so. */
  #wholeLength(): number | undefined {
    if (this.#gathered.isEmpty) return undefined;
    try {
      return scheduleStart(this.#gathered.bytes).bytes * 2;
    } catch (error) {
      if (error instanceof ScheduleDamage && error.byte * 2 >= this.#gathered.length - 1) return undefined;
      throw this.#at(error);
    }
  }

  /** A line that is not made of digits: it ends a string, and may have others in quotes. */
  #pass(text: string, offset: number): void {
    if (!this.#gathered.isEmpty) this.#end();
    const found = [...text.matchAll(quoted)];
    for (const { 0: all, 1: digits = '', index } of found) {
      this.#gather(digits, offset + Buffer.byteLength(text.slice(0, index + all.indexOf(digits))));
      if (!this.#gathered.isEmpty) this.#end();
    }
    if (found.length === 0 && this.#isFirst && beginsLike.test(text)) {
      const wrong = text.search(/[^0-9a-f\s"'`]/iu);
      throw new ScheduleFault(
        `'${text[wrong] ?? ''}' is no hexadecimal digit`,
        offset + Buffer.byteLength(text.slice(0, wrong)),
      );
    }
  }

  /** Ends a string of which less is there than Shuttle writes; that may be enough. */
  #end(): void {
    const gathered = this.#gathered;
    if (gathered.isOdd)
      throw new ScheduleFault('it ends in the middle of a byte', gathered.offsetOf(gathered.length));
    const { bytes } = gathered;
    try {
      const start = scheduleStart(bytes);
      for (const step of scheduleSteps(bytes, start)) void step;
    } catch (error) {
      throw this.#at(error);
    }
    this.#gathered = new Gathered();
    this.#emit(bytes);
  }

  #emit(bytes: Uint8Array): void {
    this.#found.push({ bytes });
  }

  #at(error: unknown): unknown {
    if (!(error instanceof ScheduleDamage)) return error;
    return new ScheduleFault(error.problem, this.#gathered.offsetOf(error.byte * 2));
  }
}
