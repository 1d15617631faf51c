/** A place in the tree of all words: what comes next, and the number of the word that ends here. */
interface Place {
  readonly next: Map<unknown, Place>;
  number: number;
}

const place = (): Place => ({ next: new Map(), number: -1 });

const after = (from: Place, value: unknown): Place => {
  const known = from.next.get(value);
  if (known !== undefined) return known;
  const made = place();
  from.next.set(value, made);
  return made;
};

/**
 * Numbers what steps emit: a letter is the list of events of one step. Events are plain objects with primitive
 * values; two lists are one letter if they say the same in the same order of fields.
 */
export class Alphabet<E extends object> {
  readonly #root = place();
  readonly #letters: (readonly E[])[] = [];

  constructor() {
    this.numberOf([]);
  }

  /** How many letters there are; letter 0 says nothing. */
  get size(): number {
    return this.#letters.length;
  }

  /** The number of a letter, which is copied if it is new. */
  numberOf(events: readonly E[]): number {
    let at = this.#root;
    for (const event of events) {
      for (const value of Object.values(event)) at = after(at, value);
      at = after(at, end);
    }
    if (at.number < 0) at.number = this.#letters.push(events.slice()) - 1;
    return at.number;
  }

  /** Adds letters as they were numbered from `first` on; gives whether they get the same numbers. */
  restore(first: number, letters: readonly (readonly E[])[]): boolean {
    return letters.every((letter, i) => this.numberOf(letter) === first + i);
  }

  /** The events of the letter with this number. */
  letter(number: number): readonly E[] {
    const letter = this.#letters[number];
    if (letter === undefined) throw new RangeError(`no letter has the number ${number}`);
    return letter;
  }
}

/** Stands after the fields of each event. */
const end = Symbol('end of event');
