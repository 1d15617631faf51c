const fewest = 1 << 14;
const bytesPerInteger = 4;
const heading = 2;

const longer = (cells: Int32Array, needed: number): Int32Array => {
  const copy = new Int32Array(Math.max(2 * cells.length, needed));
  copy.set(cells);
  return copy;
};

/** Where the steps of expanded states lead, so that a run that comes by again need not expand them again. */
export class KnownSteps {
  /** By state, the place in `#cells` of what is known of it, plus 1; 0 for states not expanded. */
  #places: Int32Array = new Int32Array(fewest);
  /** For each expanded state the number of its steps, the number of the list of their actors, and their targets. */
  #cells: Int32Array = new Int32Array(fewest);
  #end = 0;

  /** Bytes in use. */
  get bytes(): number {
    return bytesPerInteger * (this.#places.length + this.#cells.length);
  }

  /** Notes that the steps of a state lead to the first `count` of `targets`, and the number of their list of actors. */
  add(state: number, targets: Int32Array, count: number, actors: number): void {
    const place = this.#end;
    this.#end = place + heading + count;
    if (state >= this.#places.length) this.#places = longer(this.#places, state + 1);
    if (this.#end > this.#cells.length) this.#cells = longer(this.#cells, this.#end);
    const cells = this.#cells;
    cells[place] = count;
    cells[place + 1] = actors;
    for (let i = 0; i < count; i++) cells[place + heading + i] = targets[i] ?? 0;
    this.#places[state] = place + 1;
  }

  /** Whether the state was expanded. */
  has(state: number): boolean {
    return (this.#places[state] ?? 0) !== 0;
  }

  /** The number of steps from an expanded state. */
  count(state: number): number {
    return this.#cells[(this.#places[state] ?? 0) - 1] ?? 0;
  }

  /** The number of the list of the actors of its steps. */
  actors(state: number): number {
    return this.#cells[this.#places[state] ?? 0] ?? 0;
  }

  /** Where one of its steps leads. */
  target(state: number, index: number): number {
    return this.#cells[(this.#places[state] ?? 0) + heading - 1 + index] ?? 0;
  }
}
