import type { Event, EventOf, TaskId } from '../../event/event.ts';

/** What is known of a task that is not over. */
export type TaskState = 'spawned' | 'idle' | 'woken' | 'yielded' | 'polled' | 'unknown';

/** Follows what events tell of tasks. One that is over is forgotten. */
export class KnownTasks {
  readonly #states = new Map<TaskId, TaskState>();
  /** Of tasks that are polled: what they will be when they are put aside. */
  readonly #next = new Map<TaskId, 'woken' | 'yielded'>();

  /** The tasks that are not over, with their states. */
  all(): Iterable<readonly [TaskId, TaskState]> {
    return this.#states;
  }

  take(event: Event): void {
    if (event.e === 'spawn.begin') this.#states.set(event.task, 'spawned');
    else if (event.e === 'poll.begin') this.#states.set(event.task, 'polled');
    else if (event.e === 'poll.end') this.#pollEnds(event);
    else if (event.e === 'wake.begin') this.#becomes(event.task, 'woken');
    else if (event.e === 'yield') this.#becomes(event.task, 'yielded');
    else if (event.e === 'task.end' && event.task !== undefined) this.#over(event.task);
  }

  /** Nothing is known any more of a task whose events may have been lost. */
  lost(task: TaskId): void {
    if (!this.#states.has(task)) return;
    this.#states.set(task, 'unknown');
    this.#next.delete(task);
  }

  #pollEnds({ task, ready }: EventOf<'poll.end'>): void {
    if (ready === true) {
      this.#over(task);
      return;
    }
    this.#states.set(task, this.#next.get(task) ?? (ready === undefined ? 'unknown' : 'idle'));
    this.#next.delete(task);
  }

  /** A wake alone makes no task known: wakers outlive their tasks. */
  #becomes(task: TaskId, state: 'woken' | 'yielded'): void {
    const now = this.#states.get(task);
    if (now === 'polled') this.#next.set(task, state);
    else if (now !== undefined) this.#states.set(task, state);
  }

  #over(task: TaskId): void {
    this.#states.delete(task);
    this.#next.delete(task);
  }
}
