const pageLength = 32_768;
/** Sixty-seven million tasks; those beyond are not looked at. */
const mostPages = 2048;

/** A set of task numbers. Tasks are numbered in the order of their spawns, so that bits take less memory than numbers. */
class NumberSet {
  readonly #pages = new Map<number, Uint8Array>();

  add(task: number): void {
    const number = Math.floor(task / pageLength);
    let page = this.#pages.get(number);
    if (page === undefined) {
      if (this.#pages.size === mostPages) return;
      page = new Uint8Array(pageLength / 8);
      this.#pages.set(number, page);
    }
    const bit = task % pageLength;
    page[bit >> 3] = (page[bit >> 3] ?? 0) | (1 << (bit & 7));
  }

  has(task: number): boolean {
    const bit = task % pageLength;
    const byte = this.#pages.get(Math.floor(task / pageLength))?.[bit >> 3] ?? 0;
    return (byte & (1 << (bit & 7))) !== 0;
  }

  *[Symbol.iterator](): Generator<number> {
    for (const [number, page] of this.#pages) {
      for (let bit = 0; bit < pageLength; bit++) {
        if (((page[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0) yield number * pageLength + bit;
      }
    }
  }
}

/** Which tasks are spawned in a recording, and which are polled. */
export class TaskNumbers {
  readonly #spawned = new NumberSet();
  readonly #polled = new NumberSet();
  #lowest = Number.POSITIVE_INFINITY;

  spawn(task: number): void {
    this.#lowest = Math.min(this.#lowest, task);
    this.#spawned.add(task);
  }

  poll(task: number): void {
    this.#polled.add(task);
  }

  /**
   * How many tasks are polled whose spawn is lost: a task with a lower number was spawned in the recording, so that
   * theirs was recorded too.
   */
  lostSpawns(): number {
    let lost = 0;
    for (const task of this.#polled) if (task > this.#lowest && !this.#spawned.has(task)) lost++;
    return lost;
  }
}
