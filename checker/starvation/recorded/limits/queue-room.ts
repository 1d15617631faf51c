import type { EventOf } from '../../../../traces/index.ts';

/**
 * Whether the one local queue of a runtime can have overflowed, as far as its recorded lengths tell. An overflow moves
 * tasks to the inject queue, behind others.
 */
export class QueueRoom {
  readonly #capacity: number;
  /** The queue is at most this long. */
  #longest = 0;
  #overflows = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** A poll begins on the worker, which tells how long its queue is. */
  told({ depths }: Pick<EventOf<'poll.begin'>, 'depths'>): void {
    this.#longest = depths?.[0] ?? this.#longest;
  }

  /** A task may be put into the queue. */
  mayGrow(): void {
    this.#longest += 1;
    if (this.#longest >= this.#capacity) this.#overflows += 1;
  }

  /** How often it may have overflowed. */
  get overflows(): number {
    return this.#overflows;
  }
}
