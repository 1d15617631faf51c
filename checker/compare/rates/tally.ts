import type { Emitted } from '../../../model/index.ts';

/** What was counted in runs. */
export interface Tally {
  /** Yields of any kind, out of coop budget included. */
  readonly yields: number;
  readonly polls: number;
  /** Polls of a task on another worker than its last. */
  readonly migrations: number;
  /** Passes through the driver that got it, those that slept in it included. */
  readonly passes: number;
  /** Workers that were woken. */
  readonly woken: number;
}

/** Counts what happens in one run. */
export class Counting {
  #yields = 0;
  #polls = 0;
  #migrations = 0;
  #passes = 0;
  #woken = 0;
  readonly #lastWorker = new Map<number, number | null>();

  see(event: Emitted): void {
    if (event.e === 'yield') this.#yields += 1;
    else if (event.e === 'poll.begin') this.#seePoll(event.task, event.w);
    else if (event.e === 'driver.end' && event.had) this.#passes += 1;
    else if (event.e === 'notify' && event.woken !== null) this.#woken += 1;
  }

  #seePoll(task: number, w: number | null): void {
    const last = this.#lastWorker.get(task);
    this.#polls += 1;
    if (last !== undefined && last !== w) this.#migrations += 1;
    this.#lastWorker.set(task, w);
  }

  tally(): Tally {
    return {
      yields: this.#yields,
      polls: this.#polls,
      migrations: this.#migrations,
      passes: this.#passes,
      woken: this.#woken,
    };
  }
}

const keys = ['yields', 'polls', 'migrations', 'passes', 'woken'] as const satisfies readonly (keyof Tally)[];

/** The counts of several runs together. */
export const sumOf = (tallies: readonly Tally[]): Tally => {
  const sum = { yields: 0, polls: 0, migrations: 0, passes: 0, woken: 0 };
  for (const tally of tallies) for (const key of keys) sum[key] += tally[key];
  return sum;
};
