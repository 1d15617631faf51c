/** Milliseconds after which a search asks whether it is to go on. */
const patience = 100;

/** Asks now and then, by the clock, whether a search is to go on. */
export class Pace {
  readonly #goOn: (events: number) => boolean;
  #asked = performance.now();

  constructor(goOn: (events: number) => boolean) {
    this.#goOn = goOn;
  }

  /** Whether it is time to ask again. */
  isDue(): boolean {
    return performance.now() - this.#asked >= patience;
  }

  /** Asks, of a search that has shown so many events, once signals have been heard that came meanwhile. */
  async mayGoOn(events: number): Promise<boolean> {
    await new Promise((resume) => setImmediate(resume));
    this.#asked = performance.now();
    return this.#goOn(events);
  }

  /** Does work in pieces, and asks in between; gives what came of it, or undefined if it is not to go on. */
  async through<T>(work: Iterator<undefined, T>, events: number): Promise<T | undefined> {
    for (;;) {
      const { done, value } = work.next();
      if (done === true) return value;
      if (this.isDue() && !(await this.mayGoOn(events))) return undefined;
    }
  }
}
