import type { Limits } from '../../../traces/index.ts';
import { silent } from './joint-graph.ts';
import { PlaceSets, type PlaceSet } from './place-sets.ts';
import type { Words } from './words.ts';

/** Whether whatever is seen of one machine can be seen of another. */
export type Inclusion =
  | { readonly kind: 'included'; readonly pairs: number }
  | {
      readonly kind: 'not-included';
      readonly pairs: number;
      /** Events that only the first shows, the last of which is one too many for the second; as few as any. */
      readonly word: readonly number[];
      /** What the second could show instead of the last. */
      readonly instead: readonly number[];
    }
  | { readonly kind: 'cut'; readonly pairs: number; readonly cut: keyof Limits };

interface Pair {
  readonly place: number;
  readonly set: number;
  readonly from: number;
  readonly symbol: number;
}

const betweenLooks = 1 << 10;

const isWithin = (small: PlaceSet, large: PlaceSet): boolean => {
  if (small.length > large.length) return false;
  let at = 0;
  for (const place of small) {
    while ((large[at] ?? Infinity) < place) at++;
    if (large[at] !== place) return false;
  }
  return true;
};

const contains = (set: PlaceSet, place: number): boolean => {
  let [low, high] = [0, set.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((set[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return set[low] === place;
};

/**
 * Goes through what can be seen of the machine that is in `first`, with all the places in which the one that is in
 * `second` can be after the same. Those that are left out lead to nothing new: the place is among those of the second,
 * or was seen with fewer of them.
 */
class Search<O extends object> {
  readonly #words: Words<O>;
  readonly #sets: PlaceSets<O>;
  readonly #pairs: Pair[] = [];
  /** By place, the smallest sets that it was seen with. */
  readonly #seen = new Map<number, number[]>();

  constructor(words: Words<O>) {
    this.#words = words;
    this.#sets = new PlaceSets(words);
  }

  run(first: number, second: number, limits: Limits): Inclusion {
    const started = performance.now();
    let level = [this.#add(first, this.#sets.closed([second]), -1, silent)];
    while (level.length > 0) {
      const next: (number | undefined)[] = [];
      // Silent steps make no word longer, so that they stay on the level, which grows while it is gone through.
      for (let i = 0; i < level.length; i++) {
        const at = level[i];
        if (at === undefined) continue;
        if (this.#pairs.length > (limits.states ?? Infinity)) return this.#cut('states');
        if (i % betweenLooks === 0 && (performance.now() - started) / 1000 > (limits.seconds ?? Infinity))
          return this.#cut('seconds');
        const { place, set } = this.#pairs[at] ?? nowhere;
        for (const { symbol, to } of this.#words.from(place)) {
          if (symbol === silent) {
            level.push(this.#add(to, set, at, symbol));
            continue;
          }
          const after = this.#sets.after(set);
          const others = after.get(symbol);
          if (others === undefined)
            return {
              kind: 'not-included',
              pairs: this.#pairs.length,
              word: [...this.#wordTo(at), symbol],
              instead: [...after.keys()],
            };
          next.push(this.#add(to, others, at, symbol));
        }
      }
      level = next;
    }
    return { kind: 'included', pairs: this.#pairs.length };
  }

  #cut(cut: keyof Limits): Inclusion {
    return { kind: 'cut', pairs: this.#pairs.length, cut };
  }

  /** The number of a pair that must be looked at; undefined if it leads to nothing new. */
  #add(place: number, set: number, from: number, symbol: number): number | undefined {
    const places = this.#sets.places(set);
    if (contains(places, place)) return undefined;
    const seen = this.#seen.get(place) ?? [];
    if (seen.some((known) => known === set || isWithin(this.#sets.places(known), places))) return undefined;
    this.#seen.set(place, [...seen.filter((known) => !isWithin(places, this.#sets.places(known))), set]);
    return this.#pairs.push({ place, set, from, symbol }) - 1;
  }

  #wordTo(pair: number): readonly number[] {
    const word: number[] = [];
    for (let at = pair; at >= 0;) {
      const { symbol, from } = this.#pairs[at] ?? nowhere;
      if (symbol !== silent) word.push(symbol);
      at = from;
    }
    return word.toReversed();
  }
}

const nowhere: Pair = { place: 0, set: 0, from: -1, symbol: silent };

/** Whether every word that can be seen from the place `first` can be seen from the place `second`. */
export const inclusion = <O extends object>(
  words: Words<O>,
  first: number,
  second: number,
  limits: Limits,
): Inclusion => new Search(words).run(first, second, limits);
