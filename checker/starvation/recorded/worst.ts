import type { EventOf } from '../../../traces/index.ts';
import type { Lane, PollUnderWay } from './lane.ts';
import { ranMeanwhile, type Ran } from './meanwhile.ts';
import { RecentPolls, type RanPoll } from './recent-polls.ts';
import type { Wait } from './wait.ts';
import type { Watcher } from './watcher.ts';

/** A long wait, with what ran meanwhile. */
export interface LongWait extends Wait {
  readonly meanwhile: readonly Ran[];
  /** Tasks that ran meanwhile and are not listed. */
  readonly more: number;
  /** False if it is so long that only the last polls of it were remembered. */
  readonly all: boolean;
}

/** So many are kept of each. */
const kept = 10;

type Measure = (wait: Wait) => number;

/** Keeps the waits that are greatest by one measure, the greatest first; of equals, those that came first. */
class Greatest {
  readonly #measure: Measure;
  readonly #waits: LongWait[] = [];

  constructor(measure: Measure) {
    this.#measure = measure;
  }

  admits(wait: Wait): boolean {
    const last = this.#waits[kept - 1];
    return last === undefined || this.#measure(wait) > this.#measure(last);
  }

  add(wait: LongWait): void {
    const size = this.#measure(wait);
    const at = this.#waits.findIndex((other) => this.#measure(other) < size);
    this.#waits.splice(at === -1 ? this.#waits.length : at, 0, wait);
    this.#waits.length = Math.min(this.#waits.length, kept);
  }

  get(): readonly LongWait[] {
    return [...this.#waits];
  }
}

/** Keeps the longest waits, by time and by polls of others, in bounded memory. */
export class WorstWaits implements Watcher {
  readonly #byTime = new Greatest(({ ns }) => ns);
  readonly #byPolls = new Greatest(({ polls }) => polls);
  readonly #recent = new RecentPolls();
  readonly #underWay = new Set<PollUnderWay>();

  readonly waited = (wait: Wait): void => {
    const greatest = [this.#byTime, this.#byPolls].filter((one) => one.admits(wait));
    if (greatest.length === 0) return;
    const long = this.#withMeanwhile(wait);
    for (const one of greatest) one.add(long);
  };

  readonly counted = (_: EventOf<'poll.begin'>, lane: Lane): void => {
    const poll = lane.polls.at(-1);
    if (poll !== undefined) this.#underWay.add(poll);
  };

  readonly pollEnded = (poll: PollUnderWay, event: EventOf<'poll.end'>): void => {
    if (this.#underWay.delete(poll)) this.#recent.add(ranUntil(poll, event.g, event.t));
  };

  /** The longest by time, longest first. */
  byTime(): readonly LongWait[] {
    return this.#byTime.get();
  }

  /** Those with most polls of others, most first. */
  byPolls(): readonly LongWait[] {
    return this.#byPolls.get();
  }

  #withMeanwhile(wait: Wait): LongWait {
    const { g, t } = wait.cause;
    const until = t + wait.ns;
    const { polls, all } = this.#recent.endedAfter(g);
    const running = [...this.#underWay].map((poll) => ranUntil(poll, Infinity, until));
    const { ran, more } = ranMeanwhile([...running, ...polls], wait, t, until);
    return { ...wait, meanwhile: ran, more, all };
  }
}

const ranUntil = ({ task, begin }: PollUnderWay, g: number, t: number): RanPoll => ({
  task: task.id,
  role: task.role,
  w: begin.w,
  beganAt: begin.t,
  ended: g,
  endedAt: t,
});
