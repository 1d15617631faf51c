import type { Event, TaskId, WorkerIndex } from '../../../traces/index.ts';
import type { Lane } from './lane.ts';
import type { WaitKind } from './wait.ts';

/** A wait that has begun. */
export interface OpenWait {
  readonly cause: Event;
  kind: WaitKind;
  /** Polls of all tasks that had begun by then. */
  readonly polls: number;
  /** Polls, ticks and passes of each worker by then, three numbers a worker. */
  readonly counts: readonly number[];
}

/** A task that lives. */
export interface TaskRecord {
  readonly id: TaskId;
  readonly role: string;
  open: OpenWait | undefined;
  /** It was spawned or woken since its last poll began; a deferral alone leaves it idle. */
  runnable: boolean;
  /** Threads without a worker that are calling its waker, or spawning it. */
  outsideWakers: number;
  /** A thread without a worker was calling its waker or spawning it, since its last poll began. */
  touchedOutside: boolean;
  /** The worker that polled it last. */
  before: WorkerIndex | undefined;
  /** The thread that woke it such that it may be in its LIFO slot, and the stretches at whose ends the slot may be looked at for it. */
  wokenBy: Lane | undefined;
  wokenIn: number;
  wokenUntil: number;
}

/** More roles than this are told as one, so that memory stays bounded. */
const mostRoles = 64;
const others = 'others';
const unnamed = 'task';

/** Gives tasks their roles: the name they were spawned under without the number at its end. */
export class Roles {
  readonly #seen = new Set<string>();

  of(name: string | undefined): string {
    const role = name?.replace(/[-_ #]?\d+$/u, '') ?? unnamed;
    const known = role === '' ? unnamed : role;
    if (this.#seen.has(known)) return known;
    if (this.#seen.size >= mostRoles) return others;
    this.#seen.add(known);
    return known;
  }
}

/** A task of which nothing is known but that it is there. */
export const newTask = (id: TaskId, role: string): TaskRecord => ({
  id,
  role,
  open: undefined,
  runnable: false,
  outsideWakers: 0,
  touchedOutside: false,
  before: undefined,
  wokenBy: undefined,
  wokenIn: 0,
  wokenUntil: 0,
});
