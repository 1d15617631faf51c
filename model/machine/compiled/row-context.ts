import type { Context } from '../machine.ts';
import { outOfContract } from './row-fault.ts';

/** The most choices that one run of an effect may make. */
const mostChoices = 256;

/** What a compiled engine gives to effects: choices by odometer, and events for whoever listens. */
export class RowContext<E> implements Context<E> {
  /** Whether events are kept. */
  listening = false;
  /** What was emitted since the last `rewind`, if somebody listens; the same array each time. */
  readonly events: E[] = [];
  readonly #taken = new Int32Array(mostChoices);
  readonly #counts = new Int32Array(mostChoices);
  /** Number of choices prescribed or made. */
  #depth = 0;
  #position = 0;

  /** Forgets all choices: the next run of an effect is its first. */
  begin(): void {
    this.#depth = 0;
    this.rewind();
  }

  /** Starts a run of an effect, which repeats the choices prescribed. */
  rewind(): void {
    this.#position = 0;
    if (this.listening) this.events.length = 0;
  }

  choose(count: number): number {
    const position = this.#position++;
    if (position === this.#depth) {
      if (count >>> 0 !== count || count === 0 || position === mostChoices) outOfContract();
      this.#taken[position] = 0;
      this.#counts[position] = count;
      this.#depth++;
      return 0;
    }
    if (this.#counts[position] !== count) outOfContract();
    return this.#taken[position] ?? 0;
  }

  emit(event: E): void {
    if (this.listening) this.events.push(event);
  }

  /** Prescribes the choices that come next in lexicographic order; false when there are none. */
  advance(): boolean {
    return this.#depth !== 0 && this.#turn();
  }

  /** What the run that just ended chose. */
  choices(): readonly number[] {
    return Array.from(this.#taken.subarray(0, this.#depth));
  }

  #turn(): boolean {
    if (this.#position !== this.#depth) outOfContract();
    while (this.#depth > 0) {
      const last = this.#depth - 1;
      const next = (this.#taken[last] ?? 0) + 1;
      if (next < (this.#counts[last] ?? 0)) {
        this.#taken[last] = next;
        this.rewind();
        return true;
      }
      this.#depth = last;
    }
    return false;
  }
}
