import type { Emitted } from '../../model/index.ts';
import type { Executed } from './timed-step.ts';

/** What the driver has not seen yet. */
export interface Due {
  readonly task: number;
  readonly kind: 'timer' | 'socket';
  readonly at: number;
  /** When the task began to wait. */
  readonly since: number;
}

const comesAfter = (one: Due, other: Due): boolean =>
  one.at === other.at ? one.since > other.since : one.at > other.at;

/** That a worker was woken. */
export interface Wake {
  readonly at: number;
  /** In nanoseconds, until it runs. */
  readonly takes: number;
}

/** Workers that sleep, and what ends their sleep. */
export class Sleepers {
  readonly #slept = new Map<number, number>();
  readonly #woken = new Map<number, Wake>();
  readonly #due = new Map<number, Due>();

  /** A worker begins to sleep in the driver. */
  sleeps(worker: number, at: number): void {
    this.#slept.set(worker, at);
  }

  /** When it did last. */
  sleptAt(worker: number): number {
    return this.#slept.get(worker) ?? 0;
  }

  /** A worker is woken by another thread. */
  isWoken(worker: number, wake: Wake): void {
    this.#woken.set(worker, wake);
  }

  /** How it was, if it has not returned from its sleep since. */
  wakeOf(worker: number): Wake | undefined {
    return this.#woken.get(worker);
  }

  /** A worker has returned from the driver, or from where it slept without. */
  returns(worker: number): void {
    this.#woken.delete(worker);
  }

  /** A timer has expired, or a socket is ready. */
  becomesDue({ task, instruction }: Executed, at: number, since: number): void {
    const kind = instruction.does === 'wait' && instruction.for === 'timer' ? 'timer' : 'socket';
    this.#due.set(task, { task, kind, at, since });
  }

  /** The driver has seen it. */
  isSeen(task: number): void {
    this.#due.delete(task);
  }

  /** Whether the driver sees in these events what happened first before what happened later: any order is allowed, and that is Tokio's. */
  areSeenInOrder(events: readonly Emitted[]): boolean {
    let last: Due | undefined;
    for (const event of events) {
      if (event.e !== 'wake.begin' || event.from !== 'runtime') continue;
      const due = this.#due.get(event.task - 1);
      if (due === undefined) continue;
      if (last !== undefined && last.kind === due.kind && comesAfter(last, due)) return false;
      last = due;
    }
    return true;
  }

  /** What it has not. */
  due(): readonly Due[] {
    return [...this.#due.values()];
  }
}
