import type { Alphabet } from '../../../traces/explore/graph/alphabet.ts';
import type { Classes } from './classes.ts';
import { silent } from './joint-graph.ts';

/** A step that one event at most is seen of. */
export interface Stride {
  /** The number of the letter that is this event alone; `silent` for none. */
  readonly symbol: number;
  readonly to: number;
}

/** The symbol of the end of a run, after which nothing can happen. */
export const atRest = -1;

/**
 * Classes as an automaton that reads one event at a time: what several events are seen of leads through places in
 * between, and so it is all the same whether a machine shows them in one step or in several.
 */
export class Words<O extends object> {
  readonly #classes: Classes;
  readonly #alphabet: Alphabet<O>;
  readonly #strides: (readonly Stride[] | undefined)[] = [];
  /** By class and letter that is still to be seen on the way to it, the number of the place. */
  readonly #places = new Map<string, number>();
  #size: number;
  #resting: number | undefined;

  constructor(classes: Classes, alphabet: Alphabet<O>) {
    this.#classes = classes;
    this.#alphabet = alphabet;
    this.#size = classes.count;
  }

  /** What can be done in a place; a class is the place with its number. */
  from(place: number): readonly Stride[] {
    this.#strides[place] ??= this.#ofClass(place);
    return this.#strides[place];
  }

  #ofClass(own: number): readonly Stride[] {
    return this.#classes
      .moves(own)
      .map((move) =>
        move.kind === 'end' ? { symbol: atRest, to: this.#rest() } : this.#towards(move.label, move.to),
      );
  }

  #rest(): number {
    this.#resting ??= this.#place([]);
    return this.#resting;
  }

  #place(strides: readonly Stride[]): number {
    const place = this.#size++;
    this.#strides[place] = strides;
    return place;
  }

  /** Shows the first event of a letter on the way to a class, and leads to where the others are still to be seen. */
  #towards(label: number, to: number): Stride {
    if (label === silent) return { symbol: silent, to };
    const [event, ...others] = this.#alphabet.letter(label);
    const symbol = event === undefined ? silent : this.#alphabet.numberOf([event]);
    if (others.length === 0) return { symbol, to };
    const rest = this.#alphabet.numberOf(others);
    const key = `${rest} ${to}`;
    const known = this.#places.get(key);
    if (known !== undefined) return { symbol, to: known };
    const place = this.#place([this.#towards(rest, to)]);
    this.#places.set(key, place);
    return { symbol, to: place };
  }
}
