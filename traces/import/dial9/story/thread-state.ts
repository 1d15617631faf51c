import type { Stamped } from '../../merge/edges.ts';
import { OpenPolls } from './open-polls.ts';
import type { Tally } from './tally.ts';

/** Why events of a thread are missing, as a gap says it. */
export type Why = 'head' | 'lost' | 'cut off' | 'block_in_place';

/** What a thread is doing, as far as its records tell, and where they do not fit together. */
export class ThreadState {
  readonly polls = new OpenPolls();
  /** The worker that the thread is. */
  worker: number | null = null;
  /** The time of the last event. */
  last: number | undefined;
  readonly #s: number;
  readonly #tally: Tally;
  #isParked: boolean | undefined;
  /** Whether what the thread was doing before the next record is unknown anyway. */
  #isUnsettled = true;

  constructor(s: number, tally: Tally) {
    this.#s = s;
    this.#tally = tally;
  }

  /** Whether it is known that the thread is in no other poll than those that are open. */
  get isSettled(): boolean {
    return !this.#isUnsettled;
  }

  /** Adds a gap from the last event to `until`. */
  gap(why: Why, until: number, into: Stamped[]): void {
    const t = this.last ?? 0;
    into.push({ event: { e: 'gap', s: this.#s, w: this.worker, why, until: Math.max(t, until) }, t });
  }

  /** From here on it is unknown what the thread does. */
  forget(): void {
    this.polls.clear();
    this.#isParked = undefined;
    this.#isUnsettled = true;
  }

  beginPoll(worker: number | undefined, task: number | undefined, t: number, into: Stamped[]): void {
    const isBroken = this.#isParked === true;
    if (this.polls.begin(worker, task) || isBroken) this.#break(t, into);
    this.#settle(false);
  }

  /** The task whose poll ends, and whether that was its last; undefined if that is not known. */
  endPoll(
    worker: number | undefined,
    t: number,
    into: Stamped[],
  ): { readonly task: number; readonly hasEnded: boolean } | undefined {
    const ended = this.polls.end(worker);
    if (ended === undefined) {
      this.#tally.endsOnly++;
      if (!this.#isUnsettled) this.#break(t, into);
    } else if (ended.hasLost || this.#isParked === true) this.#break(t, into);
    this.#settle(false);
    const task = ended?.poll.task;
    return task === undefined ? undefined : { task, hasEnded: ended?.poll.hasEnded === true };
  }

  park(worker: number | undefined, t: number, into: Stamped[]): void {
    const isBroken = this.#isParked === true;
    if (this.polls.abandon(worker) || isBroken) this.#break(t, into);
    this.#settle(true);
  }

  unpark(worker: number | undefined, t: number, into: Stamped[]): void {
    const isBroken = this.#isParked === false;
    if (this.polls.abandon(worker) || isBroken) this.#break(t, into);
    this.#settle(false);
  }

  #settle(isParked: boolean): void {
    this.#isParked = isParked;
    this.#isUnsettled = false;
  }

  #break(until: number, into: Stamped[]): void {
    this.#tally.breaks++;
    this.gap('lost', until, into);
  }
}
