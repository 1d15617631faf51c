/** How many hypotheses there were while some consecutive events were shown. */
export interface Stretch {
  /** The `g` of the first and of the last of these events. */
  readonly from: number;
  readonly to: number;
  readonly least: number;
  readonly most: number;
}

/** How much was undecided in the course of a recording. */
export interface TimelineSummary {
  /** Consecutive stretches of equally many events, but for the last. */
  readonly stretches: readonly Stretch[];
  /** The `g` of the last event after which there was one hypothesis alone; absent if there was none. */
  readonly lastSingle?: number;
}

const mostStretches = 64;

const joined = (one: Stretch, other: Stretch | undefined): Stretch =>
  other === undefined
    ? one
    : {
        from: one.from,
        to: other.to,
        least: Math.min(one.least, other.least),
        most: Math.max(one.most, other.most),
      };

/**
 * Counts hypotheses event by event, in memory that does not grow: where there are too many stretches, two become one.
 * What a search that goes back finds out about earlier events is not counted anew.
 */
export class Timeline {
  #stretches: Stretch[] = [];
  #eventsEach = 1;
  #inLast = 0;
  #lastSingle: number | undefined;

  /** An event was shown, by so many hypotheses. */
  add(g: number, hypotheses: number): void {
    if (hypotheses === 1) this.#lastSingle = g;
    const now: Stretch = { from: g, to: g, least: hypotheses, most: hypotheses };
    const last = this.#stretches.at(-1);
    if (last !== undefined && this.#inLast < this.#eventsEach) {
      this.#stretches[this.#stretches.length - 1] = joined(last, now);
      this.#inLast++;
      return;
    }
    if (this.#stretches.length === mostStretches) this.#halve();
    this.#stretches.push(now);
    this.#inLast = 1;
  }

  summary(): TimelineSummary {
    const single = this.#lastSingle;
    return { stretches: [...this.#stretches], ...(single === undefined ? {} : { lastSingle: single }) };
  }

  #halve(): void {
    const all = this.#stretches;
    this.#stretches = all.filter((_, i) => i % 2 === 0).map((one, i) => joined(one, all[i * 2 + 1]));
    this.#eventsEach *= 2;
  }
}
