import type { Event } from '../../traces/index.ts';
import { Checkpoints, copyOf } from './checkpoints.ts';
import type { Standing } from './checkpoints.ts';
import { distinct } from './frontier.ts';
import type { Mode } from './hypothesis.ts';
import { stallsAfter, workerSoon } from './moments.ts';
import type { Moment } from './moments.ts';
import type { Player, Supposition } from './player.ts';
import { fewestSurprises, PollTally } from './poll-tally.ts';
import type { Polls } from './poll-tally.ts';
import type { Reason } from './reason.ts';

/** Where a search stood some events ago. */
export interface Past<H> {
  readonly mode: Mode;
  readonly frontier: readonly H[];
  readonly last: ReadonlyMap<number, Moment>;
  /** The events since then. */
  readonly moments: readonly Moment[];
}

/** Hypotheses at one time beyond which the search gives up on an exact answer. */
const mostHypotheses = 5000;

/** How the search is asked to go about it. */
export type SearchOptions = Pick<Mode, 'altTimer' | 'keepsTape' | 'tellsBudget'>;

/** What became of an event: shown by some hypothesis, by none, or given up. */
export type Step = 'shown' | 'refused' | 'given-up';

/**
 * To which checkpoint to go back, one time after the other: further and further, and at last as far as that without
 * trust in the queue lengths that the recorder read, since other threads may have changed them meanwhile.
 */
const returnsTo = (checkpoints: number): readonly { readonly index: number; readonly trusts: boolean }[] => {
  const indices: number[] = [];
  for (let steps = 1; indices.at(-1) !== 0; steps *= 2) indices.push(Math.max(0, checkpoints - steps));
  return [true, false].flatMap((trusts) => indices.map((index) => ({ index, trusts })));
};

/**
 * The set of hypotheses that show a recording so far, advanced event by event.
 *
 * Calls take effect at once and workers act at their own events, unless that leads nowhere; then the search goes
 * back, further and further, and tries also that calls took effect later and workers acted earlier.
 */
export class Search<H extends Supposition<H>> {
  /** The most hypotheses there were at one time. */
  largest = 1;
  /** How often the search had to go back. */
  returns = 0;
  readonly #tally = new PollTally();
  readonly #player: Player<H>;
  readonly #mode: Mode;
  #at = 0;
  /** Events whose polls were counted. */
  #counted = 0;
  /** Whether hypotheses that agree with the queue lengths that were read are preferred to others. */
  #trustsGauges = true;
  #frontier: readonly H[];
  #last = new Map<number, Moment>();
  readonly #checkpoints = new Checkpoints<H>();
  /** Where the search stood when it had last gone back and come through. */
  #resumed: Standing<H> | undefined;

  constructor(player: Player<H>, options: SearchOptions) {
    this.#mode = { ...options, thorough: false, chose: false, reasons: undefined };
    this.#player = player;
    this.#frontier = [player.start(this.#mode)];
  }

  /** Events that were shown. */
  get events(): number {
    return this.#at;
  }

  /** How many of the polls so far were predicted. */
  get polls(): Polls {
    return this.#tally.polls;
  }

  get hypotheses(): readonly H[] {
    return this.#frontier;
  }

  /** Takes the next event of the recording. */
  observe(moment: Moment): Step {
    if (this.showsLeanly(moment)) return 'shown';
    const work = this.goingBack();
    for (;;) {
      const { done, value } = work.next();
      if (done === true) return value;
    }
  }

  /** Takes the next event, and says whether it is shown without going back; if not, that is to follow. */
  showsLeanly(moment: Moment): boolean {
    this.#checkpoints.passes(this.#standing);
    this.#checkpoints.add(moment);
    return this.#step(moment) === 'shown';
  }

  /**
   * Goes back from an event that was not shown, and comes to it by other ways, or not. That is done in pieces, between
   * which there may be pauses; a search of which it is left unfinished must not go on.
   */
  *goingBack(): Generator<undefined, Step> {
    this.returns++;
    const shown = this.#at;
    const { saved } = this.#checkpoints;
    const lean = this.#lastKept();
    let furthest: Standing<H> | undefined;
    for (const { index, trusts } of returnsTo(saved.length)) {
      this.#trustsGauges = trusts;
      this.#standAt(this.#checkpoints.backTo(index));
      const outcome = yield* this.#againThoroughly(this.#checkpoints.moments(this.#at));
      this.#trustsGauges = true;
      if (outcome === 'shown') this.#resumed = copyOf(this.#standing);
      if (outcome !== 'refused') return outcome;
      if (this.#at >= (furthest?.at ?? shown)) furthest = this.#standing;
    }
    this.#standAt(furthest ?? lean);
    // What was shown before was shown leanly, from hypotheses that the refused event has used up.
    for (const moment of this.#checkpoints.moments(this.#at, Math.max(this.#at, shown))) this.#step(moment);
    this.#checkpoints.restore(saved);
    return 'refused';
  }

  /**
   * Where the search stood at least so many events before the one that was refused, with those it was given since
   * then, that one last. Its hypotheses share the mode.
   */
  standingBefore(events: number): Past<H> | undefined {
    const before = this.#checkpoints.latestBefore(this.#at - events);
    if (before === undefined) return undefined;
    const { at, frontier, last } = copyOf(before);
    return { mode: this.#mode, frontier, last, moments: this.#checkpoints.moments(at, this.#at + 1) };
  }

  /** Why no hypothesis shows the event that was refused, from those that show all before it. */
  reasonsAgainst(moment: Moment): readonly Reason[] {
    this.#mode.reasons = [];
    for (const h of this.#frontier) this.#player.act(h.copy(), moment, this.#last);
    const { reasons } = this.#mode;
    this.#mode.reasons = undefined;
    return reasons;
  }

  get #standing(): Standing<H> {
    return { at: this.#at, frontier: this.#frontier, last: this.#last };
  }

  /** The latest place kept since which the search was lean. */
  #lastKept(): Standing<H> | undefined {
    const latest = this.#checkpoints.latest();
    return (latest?.at ?? 0) < (this.#resumed?.at ?? 0) ? this.#resumed : latest;
  }

  #standAt(standing: Standing<H> | undefined): void {
    if (standing === undefined) return;
    const { at, frontier, last } = copyOf(standing);
    this.#at = at;
    this.#frontier = frontier;
    this.#last = new Map(last);
  }

  *#againThoroughly(moments: readonly Moment[]): Generator<undefined, Step> {
    for (const moment of moments) {
      this.#checkpoints.passes(this.#standing);
      const starts = yield* this.#lookingAhead();
      const step = this.#thoroughly(() => this.#stepFrom(starts, moment));
      if (step === 'refused') this.#frontier = yield* this.#lookingAhead();
      if (step !== 'shown') return step;
    }
    return 'shown';
  }

  /** Everything that may have happened already. The hypotheses are not used up. */
  *#lookingAhead(): Generator<undefined, readonly H[]> {
    const found: H[] = [];
    for (const h of this.#frontier) {
      yield;
      found.push(...this.#thoroughly(() => this.#player.lookAhead(h.copy(), this.#last)));
    }
    return distinct(found);
  }

  #thoroughly<T>(search: () => T): T {
    this.#mode.thorough = true;
    try {
      return search();
    } finally {
      this.#mode.thorough = false;
    }
  }

  #step(moment: Moment): Step {
    return this.#stepFrom(this.#frontier, moment);
  }

  /** The event, from hypotheses that are used up. */
  #stepFrom(starts: readonly H[], moment: Moment): Step {
    const ways = this.#ways(starts, moment);
    if (ways.length > mostHypotheses) return 'given-up';
    if (ways.length === 0) return 'refused';
    const { event } = moment;
    const trusts = this.#trustsGauges && event.e === 'poll.begin';
    this.#frontier = trusts ? this.#player.likelier(ways, event) : ways;
    this.#count(event);
    const w = event.e === 'thread.start' ? workerSoon(moment) : event.w;
    if (w !== null) this.#last.set(w, moment);
    this.#at++;
    return 'shown';
  }

  /** A thread that is not heard of for long may have stopped anywhere, further back than the search goes. */
  #ways(starts: readonly H[], moment: Moment): readonly H[] {
    const tally = this.#mode.thorough ? undefined : this.#tally;
    if (this.#mode.thorough || !stallsAfter(moment)) return distinct(this.#act(starts, moment, tally));
    return this.#thoroughly(() => {
      const w = workerSoon(moment);
      const only = new Map(w === null ? [] : [[w, moment]]);
      const ways = this.#act(starts, moment, tally);
      return distinct(ways.flatMap((h) => this.#player.lookAhead(h, only)));
    });
  }

  #act(starts: readonly H[], moment: Moment, tally: PollTally | undefined): readonly H[] {
    const fewest = fewestSurprises(starts);
    const from = (h: H): readonly H[] => {
      const isLikeliest = h.surprises === fewest;
      const mine = this.#player.act(h, moment, this.#last);
      if (isLikeliest && mine.every(({ surprises }) => surprises > fewest)) tally?.surprisedBy(moment.event);
      return mine;
    };
    const [only] = starts;
    return only !== undefined && starts.length === 1 ? from(only) : starts.flatMap(from);
  }

  #count(event: Event): void {
    this.largest = Math.max(this.largest, this.#frontier.length);
    if (event.e !== 'poll.begin' || event.task === 0 || this.#at < this.#counted) return;
    this.#counted = this.#at + 1;
    this.#tally.polled(event, this.#mode.chose);
    this.#mode.chose = false;
  }
}
