import type { Column } from '../checkpoint/column.ts';

const fewest = 1024;
const bytesPerInteger = 4;

/** Rows that were numbered one after the other and are taken in that order; those taken are forgotten. */
export class RowQueue {
  readonly #words: number;
  #rows: Int32Array;
  /** Number of the first row that is kept. */
  #first = 0;
  /** Number of the first row that may still be asked for. */
  #kept = 0;
  /** Number that the next row gets. */
  #next = 0;

  constructor(words: number) {
    this.#words = words;
    this.#rows = new Int32Array(fewest * words);
  }

  /** The rows; a new array whenever the queue grows. */
  get rows(): Int32Array {
    return this.#rows;
  }

  /** Number of the first row that is kept. */
  get first(): number {
    return this.#first;
  }

  get bytes(): number {
    return bytesPerInteger * this.#rows.length;
  }

  /** Bytes in use at most while `count` more rows are pushed, also for a moment. */
  bytesToAdd(count: number): number {
    const needed = (this.#next - this.#first + count) * this.#words;
    return needed > this.#rows.length ? this.bytes + 2 * bytesPerInteger * needed : this.bytes;
  }

  /** Appends the row that starts at `from` in `rows`. */
  push(rows: Int32Array, from: number): void {
    if ((this.#next - this.#first + 1) * this.#words > this.#rows.length) this.#makeRoom();
    const at = (this.#next - this.#first) * this.#words;
    for (let i = 0; i < this.#words; i++) this.#rows[at + i] = rows[from + i] ?? 0;
    this.#next++;
  }

  /** Where the row with this number starts. */
  offsetOf(number: number): number {
    return (number - this.#first) * this.#words;
  }

  /** The rows before the one with this number are not asked for any more. */
  release(number: number): void {
    this.#kept = number;
  }

  /** The rows as a column of a checkpoint, of which those taken are not needed. */
  column(name: string): Column {
    const length = (): number => this.#next * this.#words;
    return {
      name,
      get length() {
        return length();
      },
      neededFrom: (taken) => taken * this.#words,
      view: (from, to) => {
        const before = this.#first * this.#words;
        return this.#rows.subarray(from - before, to - before);
      },
      restore: (first, saved) => {
        this.#rows = new Int32Array(Math.max(fewest * this.#words, saved - first));
        this.#first = this.#kept = first / this.#words;
        this.#next = saved / this.#words;
      },
    };
  }

  #makeRoom(): void {
    const kept = this.#rows.subarray((this.#kept - this.#first) * this.#words);
    const rows = 2 * kept.length > this.#rows.length ? new Int32Array(2 * this.#rows.length) : this.#rows;
    rows.set(kept);
    this.#rows = rows;
    this.#first = this.#kept;
  }
}
