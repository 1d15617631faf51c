/** Thrown by `Choices` when the effect under it misuses `choose`; the engine adds where. */
export class ChoiceError extends Error {
  override readonly name = 'ChoiceError';
  readonly code: 'bad-choice' | 'not-deterministic';

  constructor(code: 'bad-choice' | 'not-deterministic', because: string) {
    super(because);
    this.code = code;
  }
}

/**
 * The choices of an effect, in lexicographic order, by running it once for each.
 *
 * A run repeats the choices prescribed and takes 0 beyond them; `advance` prescribes the next ones.
 */
export class Choices {
  #taken: number[] = [];
  #counts: number[] = [];
  #position = 0;

  /** Forgets everything: the next run is the first. */
  clear(): void {
    this.#taken = [];
    this.#counts = [];
    this.#position = 0;
  }

  choose(count: number): number {
    if (!Number.isInteger(count) || count < 1)
      throw new ChoiceError('bad-choice', `choose(${count}) has nothing to choose from`);
    const position = this.#position++;
    const taken = this.#taken[position];
    if (taken === undefined) {
      this.#taken.push(0);
      this.#counts.push(count);
      return 0;
    }
    if (this.#counts[position] !== count)
      throw new ChoiceError(
        'not-deterministic',
        `choice ${position} had ${this.#counts[position]} outcomes and has ${count} when run again`,
      );
    return taken;
  }

  /** What the run that just ended chose. */
  results(): readonly number[] {
    if (this.#position !== this.#taken.length)
      throw new ChoiceError(
        'not-deterministic',
        `${this.#taken.length} choices were prescribed, but the run made ${this.#position}`,
      );
    return this.#taken.slice();
  }

  /** Prescribes the choices that come next; false when there are none. */
  advance(): boolean {
    this.#position = 0;
    for (;;) {
      const taken = this.#taken.pop();
      const count = this.#counts.pop();
      if (taken === undefined || count === undefined) return false;
      if (taken + 1 === count) continue;
      this.#taken.push(taken + 1);
      this.#counts.push(count);
      return true;
    }
  }
}
