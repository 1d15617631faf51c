import type { Emitted } from '../../../model/index.ts';
import { GivesWay, type AskedByTask } from '../../timing/gives-way.ts';
import type { TimedStep } from '../../timing/timed-step.ts';

/** What was counted in runs. */
export interface Tally {
  /** Times that tasks were asked to give way, whatever they did then; and yields for want of coop budget. */
  readonly yields: number;
  readonly polls: number;
  /** Polls of a task on another worker than its last. */
  readonly migrations: number;
  /** Passes through the driver that got it, those that slept in it included. */
  readonly passes: number;
  /** Workers that were woken. */
  readonly woken: number;
}

/** Counts what happens in one run. */
export class Counting {
  #yields = 0;
  #polls = 0;
  #migrations = 0;
  #passes = 0;
  #woken = 0;
  readonly #givesWay: GivesWay;
  readonly #lastWorker = new Map<number, number | null>();

  constructor(asked: AskedByTask) {
    this.#givesWay = new GivesWay(asked);
  }

  see(step: TimedStep): void {
    const { events, executed } = step;
    if (executed !== undefined && this.#givesWay.askedBy(executed) !== undefined) this.#yields += 1;
    this.#givesWay.see(step);
    for (const event of events) this.#hear(event);
  }

  #hear(event: Emitted): void {
    if (event.e === 'yield')
      this.#yields += event.how === 'coop' && !this.#givesWay.asks(event.task - 1) ? 1 : 0;
    else if (event.e === 'poll.begin') this.#seePoll(event.task, event.w);
    else if (event.e === 'driver.end' && event.had) this.#passes += 1;
    else if (event.e === 'notify' && event.woken !== null) this.#woken += 1;
  }

  #seePoll(task: number, w: number | null): void {
    const last = this.#lastWorker.get(task);
    this.#polls += 1;
    if (last !== undefined && last !== w) this.#migrations += 1;
    this.#lastWorker.set(task, w);
  }

  tally(): Tally {
    return {
      yields: this.#yields,
      polls: this.#polls,
      migrations: this.#migrations,
      passes: this.#passes,
      woken: this.#woken,
    };
  }
}

const keys = ['yields', 'polls', 'migrations', 'passes', 'woken'] as const satisfies readonly (keyof Tally)[];

/** The counts of several runs together. */
export const sumOf = (tallies: readonly Tally[]): Tally => {
  const sum = { yields: 0, polls: 0, migrations: 0, passes: 0, woken: 0 };
  for (const tally of tallies) for (const key of keys) sum[key] += tally[key];
  return sum;
};
