import type { Column } from './checkpoint/column.ts';

/** A growing list of 32-bit integers, four bytes each. */
export class Integers {
  #cells: Int32Array = new Int32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The integer at `index`, which must be within the list. */
  at(index: number): number {
    const value = index < this.#length ? this.#cells[index] : undefined;
    if (value === undefined)
      throw new RangeError(`index ${index} is not within the ${this.#length} integers`);
    return value;
  }

  /** Bytes in use. */
  get bytes(): number {
    return 4 * this.#length;
  }

  /** The integers, followed by unused cells; a new array whenever the list grows. */
  get cells(): Int32Array {
    return this.#cells;
  }

  push(value: number): void {
    if (this.#length === this.#cells.length) {
      const larger = new Int32Array(2 * this.#length);
      larger.set(this.#cells);
      this.#cells = larger;
    }
    this.#cells[this.#length++] = value;
  }

  /** The list as a column of a checkpoint; all of it is needed. */
  column(name: string): Column {
    const length = (): number => this.#length;
    return {
      name,
      get length() {
        return length();
      },
      neededFrom: () => 0,
      view: (from, to) => this.#cells.subarray(from, to),
      restore: (_, saved) => {
        this.#cells = new Int32Array(Math.max(this.#cells.length, saved));
        this.#length = saved;
      },
    };
  }
}
