import { WireFault } from './wire-fault.ts';

/**
 * What times are counted from, shared by the readers of a recording. Clocks show nanoseconds since the machine was
 * started: more than 53 bits after 104 days.
 */
export interface TimeBase {
  /** What the clock showed at time 0; undefined until the first record about scheduling, whose time it becomes. */
  origin: bigint | undefined;
}

/** The time before a record: that of the last reset, and what passed since. */
export interface Elapsed {
  readonly reset: bigint;
  readonly since: number;
}

/** Where reading can begin in the middle of a unit. */
export interface Resume extends Elapsed {
  /** Position of the record's frame in its file. */
  readonly offset: number;
}

/** The time of the record that is being read: records carry only what passed since the one before. */
export class Time {
  readonly #base: TimeBase;
  #reset: bigint;
  #since: number;
  #before: number;
  /** Of the last reset, since the origin; undefined until it is asked for. */
  #fromOrigin: number | undefined;

  constructor(base: TimeBase, { reset, since }: Elapsed = { reset: 0n, since: 0 }) {
    this.#base = base;
    this.#reset = reset;
    this.#since = since;
    this.#before = since;
  }

  /** Before the last advance. */
  get before(): Elapsed {
    return { reset: this.#reset, since: this.#before };
  }

  reset(time: bigint): void {
    this.#reset = time;
    this.#since = 0;
    this.#before = 0;
    this.#fromOrigin = undefined;
  }

  advance(delta: number): void {
    this.#before = this.#since;
    this.#since += delta;
  }

  /**
   * Nanoseconds since the origin; exact.
   * @throws WireFault if they are too many to be of the same run of a machine
   */
  read(): number {
    this.#fromOrigin ??= this.#measure();
    const t = this.#fromOrigin + this.#since;
    if (!Number.isSafeInteger(t) || !Number.isSafeInteger(this.#fromOrigin))
      throw new WireFault('a time is more than 104 days away from the first');
    return t;
  }

  #measure(): number {
    this.#base.origin ??= this.#reset + BigInt(this.#since);
    return Number(this.#reset - this.#base.origin);
  }
}
