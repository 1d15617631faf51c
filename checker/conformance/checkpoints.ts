import type { LastMoments } from './looking.ts';
import type { Moment } from './moments.ts';
import type { Supposition } from './player.ts';

/** Where a search stands before some event. */
export interface Standing<H> {
  /** Events that were shown. */
  readonly at: number;
  readonly frontier: readonly H[];
  readonly last: LastMoments;
}

const eventsBetween = 64;
const most = 64;

/** The same, of which nothing changes where a search goes on from the other. */
export const copyOf = <H extends Supposition<H>>({ at, frontier, last }: Standing<H>): Standing<H> => ({
  at,
  frontier: frontier.map((h) => h.copy()),
  last: new Map(last),
});

/**
 * What has passed for good leads on to nothing but from the last event of a worker. Moments are a chain, of which any
 * reference to an early one that a suspended function has left over would keep everything since.
 */
const unlink = (passed: readonly Moment[], last: LastMoments = new Map()): void => {
  const needed = new Set(last.values());
  for (const moment of passed) {
    if (needed.has(moment)) continue;
    moment.next = undefined;
    moment.nextOfWorker = undefined;
  }
};

/** Where a search stood now and then, as far back as it may go, with the events since. */
export class Checkpoints<H extends Supposition<H>> {
  #saved: readonly Standing<H>[] = [];
  /** The events since the first. */
  #moments: Moment[] = [];

  /** Those that are kept, the latest last. */
  get saved(): readonly Standing<H>[] {
    return this.#saved;
  }

  /** The search goes on from here; once in 64 events that is kept. */
  passes(standing: Standing<H>): void {
    if (standing.at % eventsBetween !== 0 || this.#saved.at(-1)?.at === standing.at) return;
    this.#saved = [...this.#saved, copyOf(standing)];
    if (this.#saved.length <= most) return;
    const first = this.#first;
    this.#saved = this.#saved.slice(-most / 2);
    const passed = this.#moments.slice(0, this.#first - first);
    this.#moments = this.#moments.slice(passed.length);
    unlink(passed, this.#saved[0]?.last);
  }

  /** The next event of the recording. */
  add(moment: Moment): void {
    this.#moments.push(moment);
  }

  /** The latest checkpoint. */
  latest(): Standing<H> | undefined {
    return this.#saved.at(-1);
  }

  /** The checkpoint with this index, behind which the others are forgotten. */
  backTo(index: number): Standing<H> | undefined {
    this.#saved = this.#saved.slice(0, index + 1);
    return this.latest();
  }

  /** The latest checkpoint before which no more than so many events were shown, or the first. */
  latestBefore(events: number): Standing<H> | undefined {
    return this.#saved.findLast(({ at }) => at <= events) ?? this.#saved[0];
  }

  /** Keeps the checkpoints that were there when the search had to go back. */
  restore(saved: readonly Standing<H>[]): void {
    this.#saved = saved;
  }

  /** The events from that of number `at` on, or up to another. */
  moments(at: number, end?: number): readonly Moment[] {
    return this.#moments.slice(at - this.#first, end === undefined ? undefined : end - this.#first);
  }

  get #first(): number {
    return this.#saved[0]?.at ?? 0;
  }
}
