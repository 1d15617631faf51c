import type { Event, WorkerIndex } from '../../../traces/index.ts';

interface Worker {
  isParked: boolean;
  /** When it last came out of a park, and so began to look for tasks again; null if it was not seen to. */
  back: number | null;
  /** When it last began to look for tasks, of the times after which it found none and parked. */
  lookedFrom: number | null;
}

/**
 * When every worker has looked for tasks and found none. A worker looks at its own queue, at the inject queue and at the
 * queues of others after it comes out of a park, and parks only when all are empty (worker.rs `Context::run`).
 */
export class Cycles {
  readonly #workers = new Map<WorkerIndex, Worker>();
  readonly #count: number;

  constructor(workers: number) {
    this.#count = workers;
  }

  /** Takes notice of an event. */
  see({ e, w, t }: Event): void {
    // Who is a worker is not certain any more, nor what they did.
    if (e === 'gap') this.#workers.clear();
    if (w === null || (e !== 'park.begin' && e !== 'park.end')) return;
    const worker = this.#workers.get(w) ?? { isParked: false, back: null, lookedFrom: null };
    this.#workers.set(w, worker);
    worker.isParked = e === 'park.begin';
    if (e === 'park.end') worker.back = t;
    else worker.lookedFrom = worker.back;
  }

  /**
   * While all workers are parked at once, the time since which each of them has begun to look for tasks: what was in a
   * queue by then has been found. Otherwise null.
   */
  get allLookedSince(): number | null {
    if (this.#workers.size < this.#count) return null;
    let since = Number.POSITIVE_INFINITY;
    for (const { isParked, lookedFrom } of this.#workers.values()) {
      if (!isParked || lookedFrom === null) return null;
      since = Math.min(since, lookedFrom);
    }
    return since;
  }
}
