/** An event, its time, and its place among those of the same time. */
export interface Timed<T> {
  readonly t: number;
  readonly place: number;
  readonly value: T;
}

const isBefore = (one: Timed<unknown>, other: Timed<unknown>): boolean =>
  one.t < other.t || (one.t === other.t && one.place < other.place);

/** Puts events in the order of their times: a binary heap. */
export class InTime<T> {
  readonly #heap: Timed<T>[] = [];

  get size(): number {
    return this.#heap.length;
  }

  add(entry: Timed<T>): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(entry);
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = heap[up];
      if (parent === undefined || !isBefore(entry, parent)) break;
      heap[at] = parent;
      at = up;
    }
    heap[at] = entry;
  }

  /** The earliest, if it is no later than `t`. */
  takeUpTo(t: number): Timed<T> | undefined {
    const [first] = this.#heap;
    if (first === undefined || first.t > t) return undefined;
    const last = this.#heap.pop();
    if (last !== undefined && this.#heap.length > 0) this.#sink(last);
    return first;
  }

  #sink(entry: Timed<T>): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      const [left, right] = [heap[down], heap[down + 1]];
      if (left === undefined) break;
      const least = right !== undefined && isBefore(right, left) ? right : left;
      if (least === right) down += 1;
      if (!isBefore(least, entry)) break;
      heap[at] = least;
      at = down;
    }
    heap[at] = entry;
  }
}
