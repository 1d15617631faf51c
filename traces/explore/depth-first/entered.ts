const fewest = 1 << 14;
const bytesPerInteger = 4;

/** What becomes of a state that the search comes to. */
export type Entry = 'first' | 'nearer' | 'no';

/**
 * The depth at which the search entered each state: the fewest steps by which it came there.
 *
 * Where the depth is limited a state is entered again when the search comes there by fewer steps, since what follows
 * may then be within the limit.
 */
export class Entered {
  readonly #again: boolean;
  /** By state, its depth plus 1; 0 for states not entered. */
  #depths = new Int32Array(fewest);
  #count = 0;

  /** `again` says whether fewer steps are a reason to enter a state once more. */
  constructor(again: boolean) {
    this.#again = again;
  }

  /** How many states were entered. */
  get count(): number {
    return this.#count;
  }

  /** Bytes in use. */
  get bytes(): number {
    return bytesPerInteger * this.#depths.length;
  }

  /** Whether the state with this number is to be entered `depth` steps from the initial one; if so, it now is. */
  enter(number: number, depth: number): Entry {
    const known = this.depthPlusOne(number);
    if (known !== 0 && !(this.#again && depth + 1 < known)) return 'no';
    if (number >= this.#depths.length) this.#grow(number);
    this.#depths[number] = depth + 1;
    if (known !== 0) return 'nearer';
    this.#count++;
    return 'first';
  }

  /** The depth at which the state with this number was entered, plus 1; 0 if it was not. */
  depthPlusOne(number: number): number {
    return this.#depths[number] ?? 0;
  }

  #grow(number: number): void {
    const larger = new Int32Array(Math.max(2 * this.#depths.length, number + 1));
    larger.set(this.#depths);
    this.#depths = larger;
  }
}
