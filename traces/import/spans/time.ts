import { RecordFault } from '../../event/record-fault.ts';

/** A time in two parts, as nanoseconds since 1970 are beyond 2^53. */
export interface Instant {
  /** Seconds since the clock's zero. */
  readonly seconds: number;
  /** Nanoseconds since then, below 10^9. */
  readonly nanoseconds: number;
}

const perSecond = 1_000_000_000;

/** By how many nanoseconds `later` comes after `earlier`. */
export const between = (earlier: Instant, later: Instant): number =>
  (later.seconds - earlier.seconds) * perSecond + (later.nanoseconds - earlier.nanoseconds);

/** Nanoseconds since the clock's zero, as a decimal number. */
export const decimal = ({ seconds, nanoseconds }: Instant): string =>
  (BigInt(seconds) * BigInt(perSecond) + BigInt(nanoseconds)).toString();

/**
 * Nanoseconds from `origin`, which no time of the recording is before, to `at`.
 * @throws RecordFault if they are too many to be counted exactly
 */
export function sinceOrigin(origin: Instant, at: Instant): number {
  const t = between(origin, at);
  if (Number.isSafeInteger(t) && t >= 0) return t;
  const problem = 'the time of this line is more than 104 days after the earliest in the recording';
  throw new RecordFault({ code: 'TRACE014', problem, advice: 'Were recordings of different days joined?' });
}

/**
 * By how many nanoseconds the clocks of two threads may differ. Lines are further out of order than that, as a thread
 * reads the time before it waits for its turn to write; but then neither of the two came before the other.
 */
export const threadSkew = 1000;

/** Looks at all times of a recording. */
export class Timespan {
  readonly #latest = new Map<unknown, Instant>();
  #earliest: Instant | undefined;
  #backwards = 0;

  /** @param thread - that read the time */
  add(at: Instant, thread: unknown): void {
    if (this.#earliest === undefined || between(this.#earliest, at) < 0) this.#earliest = at;
    const latest = this.#latest.get(thread);
    const ahead = latest === undefined ? 0 : between(at, latest);
    if (ahead > 0) this.#backwards = Math.max(this.#backwards, ahead);
    else this.#latest.set(thread, at);
  }

  /** The earliest time; the clock's zero if there was none. */
  get origin(): Instant {
    return this.#earliest ?? { seconds: 0, nanoseconds: 0 };
  }

  /** By how many nanoseconds the clock was set back, at most, as far as single threads saw it. */
  get backwards(): number {
    return this.#backwards;
  }
}
