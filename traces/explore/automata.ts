import { violated } from './automaton.ts';
import type { Automaton } from './automaton.ts';

/** Reports the index of an automaton, the first time that it rejects. */
export type OnRejected = (automaton: number) => void;

/**
 * Several automata run side by side. A vector of their states is a small number: equal vectors, equal numbers.
 *
 * An automaton that has rejected one run is `violated` in every vector from then on, so that it adds no states.
 */
export class Automata<E> {
  readonly #automata: readonly Automaton<E>[];
  readonly #retired: boolean[];
  readonly #vectors: (readonly number[])[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(automata: readonly Automaton<E>[]) {
    this.#automata = automata;
    this.#retired = automata.map(() => false);
  }

  /** The vector after `events`, from the very beginning. */
  start(events: readonly E[], onRejected: OnRejected): number {
    return this.#run(
      this.#automata.map(({ initial }) => initial),
      events,
      onRejected,
    );
  }

  /** The vector after `events`, from the vector with number `from`. */
  after(from: number, events: readonly E[], onRejected: OnRejected): number {
    return this.#run(this.#vector(from), events, onRejected);
  }

  /** Asks every automaton whether a run may end in its state of the vector with number `from`. */
  end(from: number, onRejected: OnRejected): void {
    const vector = this.#vector(from);
    for (const [index, automaton] of this.#automata.entries())
      if (this.#retired[index] !== true && !automaton.accepts(vector[index] ?? violated))
        this.#retire(index, onRejected);
  }

  #run(from: readonly number[], events: readonly E[], onRejected: OnRejected): number {
    const next = this.#automata.map((automaton, index) => {
      let state = this.#retired[index] === true ? violated : (from[index] ?? violated);
      for (const event of events) {
        if (state === violated) break;
        state = automaton.step(state, event);
      }
      if (state === violated && this.#retired[index] !== true) this.#retire(index, onRejected);
      return state;
    });
    return this.#number(next);
  }

  #retire(index: number, onRejected: OnRejected): void {
    this.#retired[index] = true;
    onRejected(index);
  }

  #number(vector: readonly number[]): number {
    const name = vector.join();
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.#vectors.length);
    return this.#vectors.push(vector) - 1;
  }

  #vector(number: number): readonly number[] {
    const vector = this.#vectors[number];
    if (vector === undefined) throw new RangeError(`there is no vector ${number} of ${this.#vectors.length}`);
    return vector;
  }
}
