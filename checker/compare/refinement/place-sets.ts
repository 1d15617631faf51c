import { silent } from './joint-graph.ts';
import type { Words } from './words.ts';

/** Places in which a machine can be after what was seen; sorted. */
export type PlaceSet = readonly number[];

/** Sets of places as numbers, with what each becomes when an event is seen. */
export class PlaceSets<O extends object> {
  readonly #words: Words<O>;
  readonly #numbers = new Map<string, number>();
  readonly #sets: PlaceSet[] = [];
  /** By set, what it becomes by symbol. */
  readonly #after: (ReadonlyMap<number, number> | undefined)[] = [];

  constructor(words: Words<O>) {
    this.#words = words;
  }

  places(set: number): PlaceSet {
    return this.#sets[set] ?? [];
  }

  /** The set of all places that these silently lead to, themselves included. */
  closed(places: Iterable<number>): number {
    const all = new Set(places);
    for (const place of all)
      for (const { symbol, to } of this.#words.from(place)) if (symbol === silent) all.add(to);
    const sorted = Int32Array.from(all).toSorted();
    const key = sorted.join(' ');
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#sets.push([...sorted]) - 1;
    this.#numbers.set(key, number);
    return number;
  }

  /** Everything that can be seen next, with the set that it leads to. */
  after(set: number): ReadonlyMap<number, number> {
    this.#after[set] ??= this.#determined(set);
    return this.#after[set];
  }

  #determined(set: number): ReadonlyMap<number, number> {
    const targets = new Map<number, number[]>();
    for (const place of this.places(set))
      for (const { symbol, to } of this.#words.from(place)) {
        if (symbol === silent) continue;
        const known = targets.get(symbol);
        if (known === undefined) targets.set(symbol, [to]);
        else known.push(to);
      }
    return new Map([...targets].map(([symbol, places]) => [symbol, this.closed(places)]));
  }
}
