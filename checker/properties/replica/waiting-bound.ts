import type { Constants } from './constants.ts';

/** Up to this many ticks a bound is looked for; beyond, there is none. */
const hopeless = 100_000;

/**
 * How many ticks that run a task a worker needs at most until it takes the task at a position of its local queue.
 *
 * A tick takes the front of the local queue unless the inject queue comes first, every G-th tick, or a pass through
 * the driver left a task in the LIFO slot, every E-th tick. A G that tunes itself is at least 2, and changes at most
 * once between two passes; where it changes, two ticks running may look at the inject queue.
 */
export class WaitingBound {
  readonly #constants: Constants;
  /** By position. */
  readonly #ticks: number[] = [];

  constructor(constants: Constants) {
    this.#constants = constants;
  }

  /** Most ticks until the task at `position` (front 0) is taken, that tick included; undefined if there is no bound. */
  at(position: number): number | undefined {
    for (let p = this.#ticks.length; p <= position; p++) {
      let ticks = (this.#ticks[p - 1] ?? 0) + 1;
      while (ticks <= hopeless && ticks - this.#takenElsewhere(ticks) <= p) ticks++;
      if (ticks > hopeless) return undefined;
      this.#ticks.push(ticks);
    }
    return this.#ticks[position];
  }

  /** Of so many consecutive ticks, those at most that take a task from elsewhere. */
  #takenElsewhere(ticks: number): number {
    const { eventInterval, globalQueueInterval } = this.#constants;
    const passes = Math.ceil(ticks / eventInterval);
    if (globalQueueInterval === 'auto') return passes + Math.floor((ticks + passes + 2) / 2);
    const [shorter, longer] = [
      Math.min(eventInterval, globalQueueInterval),
      Math.max(eventInterval, globalQueueInterval),
    ];
    if (longer % shorter === 0) return Math.ceil(ticks / shorter);
    return passes + Math.ceil(ticks / globalQueueInterval);
  }
}
