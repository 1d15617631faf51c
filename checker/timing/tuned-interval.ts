import { pollTimeAfter, tickOf, untuned } from './tuning.ts';
import type { Tuning } from './tuning.ts';

/**
 * After how many ticks a worker looks at the inject queue first, as it tunes that by how long its batches of polls take.
 * A batch ends in maintenance, and where nothing more is found; it has what the worker does between its polls, too.
 */
export class TunedInterval {
  #tuning: Tuning = untuned;
  /** When this batch began; undefined before its first tick, and while the worker searches or is in its driver. */
  #began: number | undefined;

  /** Whether the tick that comes to its pick looks there first. */
  get isDue(): boolean {
    return tickOf(this.#tuning).looks;
  }

  /** A tick came to its pick at a time. */
  ticks(since: number): void {
    this.#began ??= since;
    const { ticks, interval } = tickOf(this.#tuning);
    this.#tuning = { ...this.#tuning, ticks, interval };
  }

  /** A task was taken that the tick polls first. */
  takes(at: number): void {
    this.#began ??= at;
    this.#tuning = { ...this.#tuning, polls: this.#tuning.polls + 1 };
  }

  /** The worker goes through the driver, or to search. */
  batchEnds(at: number): void {
    const pollTime = pollTimeAfter(this.#tuning, at - (this.#began ?? at));
    this.#tuning = { ...this.#tuning, polls: 0, pollTime };
    this.#began = undefined;
  }
}
