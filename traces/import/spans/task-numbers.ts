import type { TaskId } from '../../event/event.ts';

/** Numbers from here on are given to tasks whose own cannot be used; Tokio counts its ids from 1. */
const firstFresh = 2 ** 40;

/** Gives every task a number that no living task has: Tokio's id where it is known. */
export class TaskNumbers {
  readonly #living = new Set<TaskId>();
  #fresh = firstFresh;

  /** The number of a task with this id; 0 is no task's, as it stands for the future of `block_on` in a trace. */
  take(id: unknown): TaskId {
    const own = typeof id === 'number' && Number.isSafeInteger(id) && id > 0 && !this.#living.has(id);
    const task = own ? id : this.#fresh++;
    this.#living.add(task);
    return task;
  }

  /** The task is over: its number may be another's. */
  release(task: TaskId): void {
    this.#living.delete(task);
  }
}
