import type { Event, EventOf } from '../../traces/index.ts';
import type { Supposition } from './player.ts';

/** How well the polls of a recording followed from what came before each of them. */
export interface Polls {
  readonly begun: number;
  /** Those whose task every likeliest hypothesis would have taken next, by the times recorded so far. */
  readonly predicted: number;
  /** Those for which no worker had a choice since the poll before; times have no part in it. */
  readonly determined: number;
}

/** How often that was surprised which was surprised least. */
export const fewestSurprises = <H extends Supposition<H>>(all: readonly H[]): number =>
  all.reduce((fewest, { surprises }) => Math.min(fewest, surprises), Number.POSITIVE_INFINITY);

const taking: ReadonlySet<string> = new Set(['run.begin', 'poll.begin']);

/** Counts the polls that were predicted. */
export class PollTally {
  #polls: Polls = { begun: 0, predicted: 0, determined: 0 };
  /** Threads that took what was not predicted, and have not begun the poll. */
  readonly #surprising = new Set<number>();

  get polls(): Polls {
    return this.#polls;
  }

  /** A hypothesis, likelier than others or as likely, would have gone on to something else. */
  surprisedBy({ e, s }: Event): void {
    if (taking.has(e)) this.#surprising.add(s);
  }

  /** The future of a task was entered, after something was `chosen` that nothing recorded decides or not. */
  polled({ s }: EventOf<'poll.begin'>, chosen: boolean): void {
    const { begun, predicted, determined } = this.#polls;
    this.#polls = {
      begun: begun + 1,
      predicted: predicted + (this.#surprising.delete(s) ? 0 : 1),
      determined: determined + (chosen ? 0 : 1),
    };
  }
}
