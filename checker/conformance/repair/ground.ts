import { distinct } from '../frontier.ts';
import type { Mode } from '../hypothesis.ts';
import type { LastMoments } from '../looking.ts';
import type { Moment } from '../moments.ts';
import type { Player, Supposition } from '../player.ts';
import type { Insight } from './insight.ts';

/** More hypotheses than this are not kept of one edited line. */
const mostKept = 200;

/** What a step takes more where everything is tried. */
const thoroughly = 3;

/** How much work there is to be done. */
export interface Work {
  /** Steps of one small hypothesis. */
  readonly steps: number;
  /** How much more a step of these takes, which may have many tasks. */
  readonly weight: number;
}

/** What every attempt at a repair works with, and how much work is left to be done, in steps of one hypothesis. */
export class Ground<H extends Supposition<H>> {
  readonly player: Player<H>;
  readonly insight: Insight<H>;
  /** Shared by all hypotheses. */
  readonly mode: Mode;
  /** Lines that were tried. */
  tried = 0;
  /** Whether something was not tried, or not to its end, because no work was left. */
  isCut = false;
  readonly #weight: number;
  #left: number;

  constructor(player: Player<H>, insight: Insight<H>, mode: Mode, { steps, weight }: Work) {
    this.player = player;
    this.insight = insight;
    this.mode = mode;
    this.#left = steps;
    this.#weight = weight;
  }

  /** Whether no work is left for what is about to be done. */
  isSpent(): boolean {
    if (this.#left <= 0) this.isCut = true;
    return this.#left <= 0;
  }

  /** Has work done up to a share of what is left; the rest is there again afterwards. */
  within(share: number, work: () => void): void {
    const kept = Math.floor(this.#left * (1 - share));
    this.#left -= kept;
    work();
    this.#left = Math.max(this.#left, 0) + kept;
  }

  /** The hypotheses that show the event, from those before it, which are used up; none if none does. */
  advance(frontier: readonly H[], moment: Moment, last: LastMoments, thorough: boolean): readonly H[] {
    const { player, mode } = this;
    mode.thorough = thorough;
    const starts = thorough ? distinct(frontier.flatMap((h) => player.lookAhead(h.copy(), last))) : frontier;
    this.#left -= starts.length * this.#weight * (thorough ? thoroughly : 1);
    const ways = distinct(starts.flatMap((h) => player.act(h, moment, last)));
    mode.thorough = false;
    const { event } = moment;
    const kept = event.e === 'poll.begin' ? player.likelier(ways, event) : ways;
    return kept.length > mostKept ? kept.slice(0, mostKept) : kept;
  }
}
