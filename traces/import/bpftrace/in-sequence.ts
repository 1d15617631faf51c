import type { Recorded } from './record.ts';

/** A record of an event. */
export type EventRecord = Extract<Recorded, { readonly kind: 'event' }>;

/** A record in its place, and how many were lost before it. */
export interface Placed {
  readonly record: EventRecord;
  readonly lostBefore: number;
}

/** Records that may be held back until an earlier one arrives. */
const mostHeld = 4096;

/**
 * Puts the records of one thread in order. They are numbered, and those that were made on different processors arrive in
 * any order; a number that does not arrive while many later ones do is lost.
 */
export class InSequence {
  #expected = 1;
  #latest = -1n;
  #held = new Map<number, EventRecord>();

  /** The records that are in order now. */
  push(record: EventRecord): readonly Placed[] {
    const { q } = record;
    if (q === 0) return [{ record, lostBefore: 0 }];
    if (q >= this.#expected) return this.#take(record);
    if (record.t <= this.#latest) return [{ record, lostBefore: 0 }];
    // A thread that has stopped gives its number to a new one, which counts from 1 again.
    const before = this.finish();
    return [...before, ...this.#take(record)];
  }

  /** The records that are still held back. */
  finish(): readonly Placed[] {
    const placed: Placed[] = [];
    while (this.#held.size > 0) placed.push(...this.#jump());
    this.#expected = 1;
    return placed;
  }

  #take(record: EventRecord): readonly Placed[] {
    this.#held.set(record.q, record);
    const placed = this.#drain(0);
    return this.#held.size > mostHeld ? [...placed, ...this.#jump()] : placed;
  }

  #drain(lost: number): readonly Placed[] {
    const placed: Placed[] = [];
    let lostBefore = lost;
    let expected = this.#expected;
    for (let next = this.#held.get(expected); next !== undefined; next = this.#held.get(expected)) {
      this.#held.delete(expected);
      placed.push({ record: next, lostBefore });
      this.#latest = next.t;
      lostBefore = 0;
      expected += 1;
    }
    this.#expected = expected;
    return placed;
  }

  #jump(): readonly Placed[] {
    let lowest = Number.POSITIVE_INFINITY;
    for (const q of this.#held.keys()) lowest = Math.min(lowest, q);
    const lost = lowest - this.#expected;
    this.#expected = lowest;
    return this.#drain(lost);
  }
}
