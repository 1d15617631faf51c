import type { TaskId } from '../../event/event.ts';

/** Which task each thread is polling. Polls nest: a task may block on a future of its own. */
export class Polls {
  readonly #byThread: TaskId[][] = [];

  begin(thread: number, task: TaskId): void {
    (this.#byThread[thread] ??= []).push(task);
  }

  end(thread: number): void {
    this.#byThread[thread]?.pop();
  }

  /** The task in whose poll the thread is; undefined outside of polls. */
  current(thread: number): TaskId | undefined {
    return this.#byThread[thread]?.at(-1);
  }
}
