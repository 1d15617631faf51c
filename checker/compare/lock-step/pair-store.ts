import type { Engine } from '../../../model/index.ts';
import type { Path } from '../../../traces/index.ts';

/** How a pair was come to: from which, and by which steps of each. */
export interface Origin {
  readonly pair: number;
  readonly first: Path;
  readonly second: Path;
}

/** The way to a pair. */
export interface WayTo {
  readonly first: Path;
  readonly second: Path;
  /** Choices made on the way. */
  readonly choices: number;
}

/** States of one machine, numbered in the order in which they were added. */
class Numbered<Packed> {
  readonly states: Packed[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #engine: Pick<Engine<Packed, unknown>, 'key'>;

  constructor(engine: Pick<Engine<Packed, unknown>, 'key'>) {
    this.#engine = engine;
  }

  numberOf(state: Packed): number {
    const key = this.#engine.key(state);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.states.push(state) - 1;
    this.#numbers.set(key, number);
    return number;
  }

  at(number: number): Packed {
    const state = this.states[number];
    if (state === undefined) throw new RangeError(`no state has the number ${number}`);
    return state;
  }
}

// Two numbers of states as one that a double holds exactly.
const most = 2 ** 26;

/** Pairs of a state of one machine and one of another, each with how it was first come to. */
export class PairStore<A, B> {
  readonly #firsts: Numbered<A>;
  readonly #seconds: Numbered<B>;
  readonly #pairs: number[] = [];
  readonly #origins: (Origin | undefined)[] = [];
  readonly #known = new Set<number>();

  constructor(first: Pick<Engine<A, unknown>, 'key'>, second: Pick<Engine<B, unknown>, 'key'>) {
    this.#firsts = new Numbered(first);
    this.#seconds = new Numbered(second);
  }

  get size(): number {
    return this.#pairs.length;
  }

  /** Adds a pair unless it is known. */
  add(first: A, second: B, origin?: Origin): void {
    const pair = this.#firsts.numberOf(first) * most + this.#seconds.numberOf(second);
    if (this.#known.has(pair)) return;
    this.#known.add(pair);
    this.#pairs.push(pair);
    this.#origins.push(origin);
  }

  firstOf(pair: number): A {
    return this.#firsts.at(Math.floor((this.#pairs[pair] ?? 0) / most));
  }

  secondOf(pair: number): B {
    return this.#seconds.at((this.#pairs[pair] ?? 0) % most);
  }

  /** The steps of each machine that lead to a pair. */
  wayTo(pair: number): WayTo {
    const way: Origin[] = [];
    for (let origin = this.#origins[pair]; origin !== undefined; origin = this.#origins[origin.pair])
      way.push(origin);
    const inOrder = way.toReversed();
    return {
      first: inOrder.flatMap((origin) => origin.first),
      second: inOrder.flatMap((origin) => origin.second),
      choices: inOrder.length,
    };
  }
}
