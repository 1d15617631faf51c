import type { Event, TaskId } from '../../event/event.ts';

/** What is known of a thread that has not stopped. */
export interface ThreadState {
  /** The worker that was last seen to run on it; null if none was. */
  readonly worker: number | null;
  readonly doing: 'polling' | 'parked' | 'running' | 'unknown';
  /** The tasks that it is polling, outermost first. */
  readonly polled: readonly TaskId[];
}

/** More polls within each other than this are polls whose ends were never recorded. */
const deepest = 64;

const nothing: ThreadState = { worker: null, doing: 'unknown', polled: [] };

const without = (tasks: readonly TaskId[], task: TaskId): readonly TaskId[] => {
  const index = tasks.lastIndexOf(task);
  return index === -1 ? tasks : tasks.slice(0, index);
};

const afterwards = ({ doing, polled }: ThreadState, event: Event): Omit<ThreadState, 'worker'> => {
  if (event.e === 'gap') return { doing: 'unknown', polled: [] };
  if (event.e === 'park.begin') return { doing: 'parked', polled };
  if (event.e === 'poll.begin') return { doing: 'polling', polled: [...polled.slice(-deepest), event.task] };
  const still = event.e === 'poll.end' ? without(polled, event.task) : polled;
  if (still.length > 0) return { doing: 'polling', polled: still };
  const isParked = doing === 'parked' && event.e !== 'park.end' && event.e !== 'poll.end';
  return { doing: isParked ? 'parked' : 'running', polled: still };
};

/** Follows what events tell of threads. */
export class KnownThreads {
  readonly #states = new Map<number, ThreadState>();

  /** The threads that have not stopped, with their states. */
  all(): Iterable<readonly [number, ThreadState]> {
    return this.#states;
  }

  /** The state of the thread that saw `event`, before it. */
  before(event: Event): ThreadState {
    return this.#states.get(event.s) ?? nothing;
  }

  take(event: Event): void {
    if (event.e === 'thread.stop') {
      this.#states.delete(event.s);
      return;
    }
    const before = this.before(event);
    this.#states.set(event.s, { worker: event.w ?? before.worker, ...afterwards(before, event) });
  }
}
