import type { Path } from '../path.ts';

const fewest = 1024;
const bytesPerInteger = 4;

const longer = (cells: Int32Array, needed: number): Int32Array => {
  const copy = new Int32Array(Math.max(2 * cells.length, needed));
  copy.set(cells);
  return copy;
};

/** The states on the way from the initial one to where the search is, each with the states that its steps lead to. */
export class SearchStack {
  #depth = 0;
  /** The states that steps lead to, of each state on the way after those of the one before it. */
  #targets: Int32Array = new Int32Array(fewest);
  /** By depth, where the targets of the state begin; one place more, where the next ones will. */
  #starts: Int32Array = new Int32Array(fewest);
  /** By depth, the place of the target that is tried next. */
  #cursors: Int32Array = new Int32Array(fewest);

  /** Number of states on the way. */
  get depth(): number {
    return this.#depth;
  }

  /** Bytes in use. */
  get bytes(): number {
    return bytesPerInteger * (this.#targets.length + this.#starts.length + this.#cursors.length);
  }

  /** Goes on to a state whose steps lead to the first `count` of `targets`. */
  push(targets: Int32Array, count: number): void {
    const start = this.#starts[this.#depth] ?? 0;
    const end = start + count;
    if (end > this.#targets.length) this.#targets = longer(this.#targets, end);
    if (this.#depth + 1 === this.#starts.length) {
      this.#starts = longer(this.#starts, 0);
      this.#cursors = longer(this.#cursors, 0);
    }
    for (let i = 0; i < count; i++) this.#targets[start + i] = targets[i] ?? 0;
    this.#cursors[this.#depth] = start;
    this.#depth++;
    this.#starts[this.#depth] = end;
  }

  /** Takes the next step from the last state on the way and gives where it leads; -1 when all were taken. */
  next(): number {
    const last = this.#depth - 1;
    const cursor = this.#cursors[last] ?? 0;
    if (cursor === this.#starts[last + 1]) return -1;
    this.#cursors[last] = cursor + 1;
    return this.#targets[cursor] ?? -1;
  }

  /** Goes back by one state. */
  pop(): void {
    this.#depth--;
  }

  /** The way by the steps that were taken last, the one from the last state on the way included. */
  path(): Path {
    return Array.from(
      { length: this.#depth },
      (_, depth) => (this.#cursors[depth] ?? 0) - (this.#starts[depth] ?? 0) - 1,
    );
  }
}
