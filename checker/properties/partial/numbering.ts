import type { TaskId } from '../../../traces/index.ts';

/** When so many tasks are waiting for one with a smaller number to be mentioned, it is taken for missing. */
const mostWaiting = 65_536;

/**
 * Whether a recording mentions every task. Tokio numbers all tasks in the order in which they are spawned, blocking ones
 * among them, so a number that is missing is that of a task whose events are lost, or that the recorder does not show.
 */
export class Numbering {
  /** Every task with a smaller number is mentioned, or may be older than the recording; null before the first spawn. */
  #next: TaskId | null = null;
  readonly #beyond = new Set<TaskId>();
  #gaveUp = false;

  /** A task is spawned: the first one tells where the numbers of the recording begin. */
  spawned(task: TaskId): void {
    this.#next ??= task;
    this.mentioned(task);
  }

  /** A task is polled or ends. */
  mentioned(task: TaskId): void {
    if (this.#next === null || task < this.#next || this.#gaveUp) return;
    if (task > this.#next) {
      this.#beyond.add(task);
      this.#gaveUp = this.#beyond.size > mostWaiting;
      if (this.#gaveUp) this.#beyond.clear();
      return;
    }
    this.#next++;
    while (this.#beyond.delete(this.#next)) this.#next++;
  }

  /** Whether there is a number between others that no event mentions. */
  get hasHoles(): boolean {
    return this.#gaveUp || this.#beyond.size > 0;
  }
}
