import type { TimedStep } from '../../checker/timing/timed-step.ts';
import type { Recorded, Yield } from './recorded.ts';

interface Away {
  readonly at: number;
  readonly w: number | null;
  readonly passes: number;
}

/** Whether a step begins a pass through the driver, and how many it does. */
const passesIn = ({ events, sleepsInDriver }: TimedStep): number =>
  sleepsInDriver
    ? 1
    : events.filter((event, i) => {
        const next = events[i + 1];
        return event.e === 'driver.begin' && event.timeout === 0 && !(next?.e === 'driver.end' && !next.had);
      }).length;

/** Notes of a run in time what recordings tell of guests, which compute first and then yield, again and again. */
export class GuestsSeen implements Pick<Recorded, 'yields' | 'polls' | 'turns'> {
  readonly yields: Yield[] = [];
  readonly polls: { readonly guest: number; readonly at: number }[] = [];
  readonly turns: number[] = [];
  readonly #first: number;
  readonly #workers = new Map<number, number | null>();
  readonly #away = new Map<number, Away>();
  readonly #resumed = new Map<number, number>();
  /** Guests whose poll has ended since they yielded. */
  readonly #left = new Set<number>();
  #passes = 0;

  /** Of the tasks, guests are those from this index on. */
  constructor(first: number) {
    this.#first = first;
  }

  see(step: TimedStep, at: number): void {
    const { executed } = step;
    if (executed !== undefined && executed.task >= this.#first) {
      if (executed.instruction.does === 'compute') this.#leaves(executed.task, at);
      if (executed.instruction.does === 'repeat') this.#returns(executed.task, at);
    }
    for (const event of step.events) {
      if (event.e === 'poll.end') this.#left.add(event.task - 1);
      if (event.e === 'poll.begin') {
        this.#workers.set(event.task - 1, event.w);
        if (event.task > this.#first) this.polls.push({ guest: event.task - 1, at });
      }
    }
    this.#passes += passesIn(step);
  }

  #leaves(guest: number, at: number): void {
    const since = this.#resumed.get(guest);
    if (since !== undefined) this.turns.push(at - since);
    this.#left.delete(guest);
    this.#away.set(guest, { at, w: this.#workers.get(guest) ?? null, passes: this.#passes });
  }

  #returns(guest: number, at: number): void {
    const from = this.#away.get(guest);
    this.#resumed.set(guest, at);
    if (from === undefined) return;
    this.yields.push({
      guest,
      begins: from.at,
      ends: at,
      passes: this.#passes - from.passes,
      migrates: from.w !== (this.#workers.get(guest) ?? null),
      leaves: this.#left.has(guest),
    });
  }
}
