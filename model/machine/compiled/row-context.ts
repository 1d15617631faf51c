import type { Context } from '../machine.ts';
import { outOfContract } from './row-fault.ts';

/**
 * What a compiled engine gives to effects: choices by odometer, and events for whoever listens. It knows whose effect
 * runs.
 */
export class RowContext<E> implements Context<E> {
  /** What the effect emitted, if somebody listens; the same array each time. */
  readonly events: E[] = [];
  #listening = false;
  #action = 0;
  #first = -1;
  #second = -1;
  readonly #taken: number[] = [];
  readonly #counts: number[] = [];
  /** Number of choices prescribed or made. */
  #depth = 0;
  #position = 0;

  /** Whether events are kept from now on. */
  listen(listening: boolean): void {
    this.#listening = listening;
    this.#forgetEvents();
  }

  /** The first run of an effect follows, for these actors; -1 stands for none. */
  begin(action: number, first: number, second: number): void {
    this.#action = action;
    this.#first = first;
    this.#second = second;
    this.#depth = 0;
    this.#rewind();
  }

  choose(count: number): number {
    const position = this.#position++;
    if (position === this.#depth) {
      if (count >>> 0 !== count || count === 0) outOfContract();
      this.#taken[position] = 0;
      this.#counts[position] = count;
      this.#depth++;
      return 0;
    }
    if (this.#counts[position] !== count) outOfContract();
    return this.#taken[position] ?? 0;
  }

  emit(event: E): void {
    if (this.#listening) this.events.push(event);
  }

  /** Prescribes the choices that come next in lexicographic order; false when there are none. */
  advance(): boolean {
    return this.#depth !== 0 && this.#turn();
  }

  /** Index of the action whose effect ran last. */
  get action(): number {
    return this.#action;
  }

  /** Indices of the elements that it ran for. */
  get actors(): readonly number[] {
    return [this.#first, this.#second].filter((index) => index >= 0);
  }

  /** What it chose. */
  get choices(): readonly number[] {
    return this.#taken.slice(0, this.#depth);
  }

  #rewind(): void {
    this.#position = 0;
    this.#forgetEvents();
  }

  #forgetEvents(): void {
    // Setting the length costs much even where it is 0 already.
    if (this.events.length > 0) this.events.length = 0;
  }

  #turn(): boolean {
    if (this.#position !== this.#depth) outOfContract();
    while (this.#depth > 0) {
      const last = this.#depth - 1;
      const next = (this.#taken[last] ?? 0) + 1;
      if (next < (this.#counts[last] ?? 0)) {
        this.#taken[last] = next;
        this.#rewind();
        return true;
      }
      this.#depth = last;
    }
    return false;
  }
}
