import type { RowEngine } from '../../../model/index.ts';
import type { Said } from './random-machine.ts';

/** Where a run is: in a state, with words of its last step that were not heard yet. */
interface Place {
  readonly state: Int32Array;
  readonly unheard: readonly string[];
}

/** Follows every run by itself, word after word. */
class Listener {
  readonly #engine: RowEngine<Said>;

  constructor(engine: RowEngine<Said>) {
    this.#engine = engine;
  }

  start(): readonly Place[] {
    const { state, events } = this.#engine.initial();
    return this.#silently([{ state, unheard: events.map(({ says }) => says) }]);
  }

  /** Everything that can be heard next, with where the runs are then; `rest` where one can be over. */
  next(places: readonly Place[]): ReadonlyMap<string, readonly Place[]> {
    const all = new Map<string, Place[]>();
    for (const { state, unheard } of places) {
      const [word, ...others] = unheard;
      if (word !== undefined) all.set(word, [...(all.get(word) ?? []), { state, unheard: others }]);
      else if (this.#engine.successors(state).length === 0) all.set('rest', []);
    }
    return new Map([...all].map(([word, then]) => [word, this.#silently(then)]));
  }

  #silently(places: readonly Place[]): readonly Place[] {
    const known = new Map<string, Place>();
    const waiting = [...places];
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      const key = this.nameOf(place);
      if (known.has(key)) continue;
      known.set(key, place);
      if (place.unheard.length > 0) continue;
      for (const { state, events } of this.#engine.successors(place.state))
        waiting.push({ state: state.slice(), unheard: events.map(({ says }) => says) });
    }
    return [...known.values()];
  }

  nameOf({ state, unheard }: Place): string {
    return `${this.#engine.key(state)} ${unheard.join(',')}`;
  }

  namesOf(places: readonly Place[]): string {
    return places
      .map((place) => this.nameOf(place))
      .toSorted()
      .join(';');
  }
}

/** The fewest words that can be heard of the first machine and not of the second; undefined if there are none. */
export const heardOfFirstOnly = (
  one: RowEngine<Said>,
  other: RowEngine<Said>,
): readonly string[] | undefined => {
  const [first, second] = [new Listener(one), new Listener(other)];
  const waiting = [{ heard: [] as readonly string[], ones: first.start(), others: second.start() }];
  const known = new Set<string>();
  for (const { heard, ones, others } of waiting) {
    const key = `${first.namesOf(ones)} / ${second.namesOf(others)}`;
    if (known.has(key)) continue;
    known.add(key);
    const possible = second.next(others);
    for (const [word, then] of first.next(ones)) {
      const also = possible.get(word);
      if (also === undefined) return [...heard, word];
      waiting.push({ heard: [...heard, word], ones: then, others: also });
    }
  }
  return undefined;
};
