/** The nanoseconds between two looks at the inject queue that Tokio aims at (`TARGET_GLOBAL_QUEUE_INTERVAL`). */
const target = 200_000;
const [least, most, first] = [2, 127, 61];
/** Weight of a tick in the mean. */
const alpha = 0.1;
/** An interval that is nearly right is left as it is. */
const nearly = 2;

/** After how many ticks a worker looks at the inject queue first, as it tunes that by how long its ticks are busy. */
export class TunedInterval {
  #interval = first;
  #mean = target / first;
  #ticks = 0;
  #busy = 0;
  #batch = 0;

  /** Whether the tick that begins looks there first. */
  get isDue(): boolean {
    return (this.#ticks + 1) % this.#interval === 0;
  }

  /** A tick begins. */
  ticks(): void {
    if (this.isDue) this.#tune();
    this.#ticks += 1;
  }

  /** A tick was busy for so long. */
  wasBusy(time: number): void {
    this.#busy += time;
    this.#batch += 1;
  }

  /** The worker goes through the driver, and reckons the mean anew. */
  batchEnds(): void {
    if (this.#batch === 0) return;
    const weight = 1 - (1 - alpha) ** this.#batch;
    this.#mean = weight * (this.#busy / this.#batch) + (1 - weight) * this.#mean;
    this.#busy = 0;
    this.#batch = 0;
  }

  #tune(): void {
    const tuned = Math.min(most, Math.max(least, Math.floor(target / Math.max(1, this.#mean))));
    if (Math.abs(tuned - this.#interval) > nearly) this.#interval = tuned;
  }
}
