import type { Program } from '../../model/index.ts';
import { arrivalsBetween, onlyWaits } from './surroundings.ts';
import type { Surroundings } from './surroundings.ts';
import type { TimedStep } from './timed-step.ts';

/** What a task waits for that is none of the scheduler's. */
export type WaitedFor = 'timer' | 'socket' | 'foreign wake';

/** A task was polled for something that had happened outside. */
export interface LatePoll {
  readonly waited: WaitedFor;
  /** When it happened, and when the poll began; in nanoseconds. */
  readonly happened: number;
  readonly polled: number;
}

const waitOf = (program: Program): WaitedFor | undefined => {
  if (!onlyWaits(program)) return undefined;
  const [first] = program.instructions;
  if (first?.does !== 'wait' || first.for === 'wake' || first.for === 'blocking pool') return undefined;
  return first.for;
};

/** Whether a task does nothing but wait for something that is none of the scheduler's. */
export const someWait = (programs: readonly Program[]): boolean =>
  programs.some((program) => waitOf(program) !== undefined);

/** Notes how late the tasks are polled that do nothing but wait. */
export class Lateness {
  readonly late: LatePoll[] = [];
  readonly #waits: readonly (WaitedFor | undefined)[];
  readonly #surroundings: Surroundings;
  /** By task: when it was polled last, and when it began to wait for its timer. */
  readonly #polled = new Map<number, number>();
  readonly #registered = new Map<number, number>();

  constructor(programs: readonly Program[], surroundings: Surroundings) {
    this.#waits = programs.map(waitOf);
    this.#surroundings = surroundings;
  }

  see({ events, executed }: TimedStep, at: number): void {
    for (const event of events) {
      if (event.e === 'poll.begin') this.#poll(event.task - 1, at);
      if (event.e === 'poll.end' && executed?.instruction.does === 'wait')
        this.#registered.set(executed.task, at);
    }
  }

  /**
   * The run ends, and with it the tasks that kept others from being polled: what is waited for is polled for now, once. Who was
   * never polled has not begun to wait, but for messages.
   */
  ends(at: number): void {
    for (const [task, waited] of this.#waits.entries()) {
      if (waited === undefined) continue;
      const [happened] = this.#happened(task, waited, at);
      const waits = waited === 'foreign wake' || this.#polled.has(task);
      if (happened !== undefined && waits) this.late.push({ waited, happened, polled: at });
    }
  }

  #poll(task: number, at: number): void {
    const waited = this.#waits[task];
    if (waited === undefined) return;
    for (const happened of this.#happened(task, waited, at)) this.late.push({ waited, happened, polled: at });
    this.#polled.set(task, at);
  }

  /** What a poll is for: every message, the first byte, which nobody follows with another, or the timer. */
  #happened(task: number, waited: WaitedFor, at: number): readonly number[] {
    const { between, sleeps } = this.#surroundings;
    if (waited === 'timer') {
      const due = (this.#registered.get(task) ?? Infinity) + sleeps;
      return due <= at ? [due] : [];
    }
    const arrived = arrivalsBetween(this.#polled.get(task) ?? 0, at, between);
    return waited === 'socket' ? arrived.slice(0, 1) : arrived;
  }
}
