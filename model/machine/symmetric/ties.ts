import { indexBits } from './order-source.ts';
import type { MovingArray } from './moving.ts';
import { beginAt, compareTurns } from './rings.ts';
import type { Workings } from './workings.ts';

/** At most so many orders of one row are tried: as many as there are of six elements. */
const mostTries = 720;

/** A place in which one of several elements may come, or the turn of a ring. */
interface Position {
  readonly array: MovingArray;
  readonly kind: 'free' | 'ring';
  readonly slot: number;
  /** Slots of the members of the same segment that come after it. */
  readonly later: readonly number[];
}

const positionsOf = (arrays: readonly MovingArray[]): readonly Position[] =>
  arrays
    .filter(({ holds }) => holds)
    .flatMap((array) =>
      array.segments.flatMap(({ kind, members }): readonly Position[] => {
        const slots = members.map((index) => array.first + index);
        if (kind === 'ring') return [{ array, kind, slot: array.first, later: [] }];
        return slots.map((slot, i) => ({ array, kind, slot, later: slots.slice(i + 1) }));
      }),
    );

/**
 * Goes through the orders of the holders of references that their keys leave open. Elements that are alone and alike
 * keep their order.
 */
export class Ties {
  readonly #workings: Workings;
  readonly #positions: readonly Position[];
  #tries = 0;
  #visit: () => void = () => {};

  constructor(arrays: readonly MovingArray[], workings: Workings) {
    this.#positions = positionsOf(arrays);
    this.#workings = workings;
  }

  /** Calls `visit` once for each order; from one that is in place on, and not for all if they are very many. */
  each(visit: () => void): void {
    this.#tries = 0;
    this.#visit = visit;
    this.#vary(0);
  }

  #vary(at: number): void {
    const position = this.#positions[at];
    if (position === undefined) {
      this.#tries++;
      this.#visit();
    } else if (position.kind === 'ring') this.#turn(position, at + 1);
    else this.#permute(position, at + 1);
  }

  #turn({ array: { first, length }, array }: Position, next: number): void {
    const { order, key } = this.#workings;
    const bits = indexBits(array);
    const least = order[first] ?? 0;
    for (let start = 0; start < length && this.#tries < mostTries; start++) {
      if (compareTurns(key, first, length, bits, start, least) !== 0) continue;
      beginAt(order, first, length, start);
      this.#vary(next);
    }
    beginAt(order, first, length, least);
  }

  #permute({ array, slot, later }: Position, next: number): void {
    const { order, key } = this.#workings;
    this.#vary(next);
    const bits = indexBits(array);
    const keyIn = (of: number): number => (key[array.first + (order[of] ?? 0)] ?? 0) >>> bits;
    const own = keyIn(slot);
    const isAlone = (own & 1) === 1;
    if (isAlone) return;
    for (const other of later) {
      if (keyIn(other) !== own || this.#tries >= mostTries) return;
      this.#swap(slot, other);
      this.#vary(next);
      this.#swap(slot, other);
    }
  }

  #swap(one: number, other: number): void {
    const { order } = this.#workings;
    const element = order[one] ?? 0;
    order[one] = order[other] ?? 0;
    order[other] = element;
  }
}
