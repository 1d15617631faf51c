/** A poll that has begun. */
export interface OpenPoll {
  /** Undefined where the recorder did not know it. */
  readonly worker: number | undefined;
  /** Undefined if the record did not tell. */
  readonly task: number | undefined;
  /** Whether its task has ended. */
  hasEnded: boolean;
}

const isSameWorker = (one: number | undefined, other: number | undefined): boolean =>
  one === undefined || other === undefined || one === other;

/**
 * The polls that a thread is in. There is more than one where a task runs another runtime to its end inside of
 * `block_in_place`; two of one worker cannot be.
 */
export class OpenPolls {
  readonly #polls: OpenPoll[] = [];

  get innermost(): OpenPoll | undefined {
    return this.#polls.at(-1);
  }

  /** Begins a poll; the polls of that worker whose ends must have been lost are over. Returns whether there were any. */
  begin(worker: number | undefined, task: number | undefined): boolean {
    const lost = this.#closeFrom(this.#polls.findIndex((poll) => isSameWorker(poll.worker, worker)));
    this.#polls.push({ worker, task, hasEnded: false });
    return lost !== undefined;
  }

  /** The worker's poll that ends, and whether ends of others inside it were lost; undefined if there is none. */
  end(worker: number | undefined): { readonly poll: OpenPoll; readonly hasLost: boolean } | undefined {
    const index = this.#polls.findLastIndex((poll) => isSameWorker(poll.worker, worker));
    const hasLost = index !== -1 && index < this.#polls.length - 1;
    const poll = this.#closeFrom(index);
    return poll === undefined ? undefined : { poll, hasLost };
  }

  /** Ends the worker's poll, whose end must have been lost; false if there is none. */
  abandon(worker: number | undefined): boolean {
    return this.#closeFrom(this.#polls.findIndex((poll) => isSameWorker(poll.worker, worker))) !== undefined;
  }

  /** Ends all polls: their ends may have been lost. */
  clear(): void {
    this.#polls.length = 0;
  }

  /** The poll of the task, if this thread is in it. */
  of(task: number): OpenPoll | undefined {
    return this.#polls.findLast((poll) => poll.task === task);
  }

  #closeFrom(index: number): OpenPoll | undefined {
    return index === -1 ? undefined : this.#polls.splice(index)[0];
  }
}
