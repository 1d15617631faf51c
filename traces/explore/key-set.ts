// A Set holds at most 2^24 entries.
const mostPerSet = 0xff_0000;

/** A set of strings without the bound on the size of a Set. */
export class KeySet {
  readonly #perShelf: number;
  #open = new Set<string>();
  readonly #shelves = [this.#open];

  constructor(perShelf = mostPerSet) {
    this.#perShelf = perShelf;
  }

  get size(): number {
    return this.#shelves.reduce((size, shelf) => size + shelf.size, 0);
  }

  has(key: string): boolean {
    return this.#shelves.some((shelf) => shelf.has(key));
  }

  /** Adds a key that is not there yet. */
  add(key: string): void {
    if (this.#open.size === this.#perShelf) {
      this.#open = new Set();
      this.#shelves.push(this.#open);
    }
    this.#open.add(key);
  }
}
