/** Once Ctrl-C was pressed, what was found is checked within this time. */
const graceSeconds = 10;

/** How long a verification may take, and how to hear that it is to end. */
export interface PaceOptions {
  /** Seconds for all of it; may be infinite. */
  readonly seconds: number;
  /** Whether Ctrl-C was pressed. */
  readonly stopped: () => boolean;
  /** Seconds since the verification began. */
  readonly elapsed: () => number;
}

/**
 * The limit on the time of a verification, which Ctrl-C lowers: at once to whoever finds states, and after that to a
 * short time in which properties are checked on them, since states on which nothing was checked support no claim.
 */
export class Pace {
  readonly #options: PaceOptions;
  /** When states were no longer looked for; undefined until then. */
  #found: number | undefined;
  /** When to be done after Ctrl-C while states were looked for. */
  #graceEnd: number | undefined;

  constructor(options: PaceOptions) {
    this.#options = options;
  }

  /** The limit as it is now, in seconds since the beginning. */
  get limit(): number {
    const { seconds, stopped, elapsed } = this.#options;
    if (this.#graceEnd !== undefined) return this.#graceEnd;
    if (!stopped()) return seconds;
    if (this.#found === undefined) {
      this.#found = elapsed();
      this.#graceEnd = Math.min(seconds, this.#found + graceSeconds);
    }
    return 0;
  }

  /** Seconds that finding states took, or has taken so far. */
  get finding(): number {
    return this.#found ?? this.#options.elapsed();
  }

  /** Says that all states that will be found are, and a property is being checked. */
  checking(): void {
    this.#found ??= this.#options.elapsed();
  }
}
