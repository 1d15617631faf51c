/** What a state can do, as sorted codes without repeats: each says what is seen and into which class it leads. */
export type Codes = readonly number[];

/** Numbers sets of codes: equal sets, equal numbers. */
export class Signatures {
  readonly #numbers = new Map<string, number>();
  readonly #sets: Codes[] = [];

  /** The number of the set of these codes, which are sorted in place. */
  numberOf(codes: number[]): number {
    codes.sort((a, b) => a - b);
    const set = codes.filter((code, i) => i === 0 || code !== codes[i - 1]);
    const key = set.join(' ');
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#sets.push(set) - 1;
    this.#numbers.set(key, number);
    return number;
  }

  /** The set with this number. */
  codes(number: number): Codes {
    return this.#sets[number] ?? [];
  }
}
