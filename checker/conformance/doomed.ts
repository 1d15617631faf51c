import type { Event, TaskId } from '../../traces/index.ts';

/** Tasks that are recorded to end in a turn that does not poll them, each with the number of its last poll's event. */
export type Doomed = ReadonlyMap<TaskId, number>;

/** Finds the tasks that were aborted, in events that are read before their turn comes. */
export class DoomedTasks {
  readonly known = new Map<TaskId, number>();
  /** By task that is not complete, where its last poll began. */
  readonly #lastPolls = new Map<TaskId, number>();

  /** By thread, the task whose turn it is. */
  readonly #turns = new Map<number, TaskId>();

  /** Takes the next event. */
  read(event: Event): void {
    if (event.e === 'run.begin' && event.task !== undefined) this.#turns.set(event.s, event.task);
    else if (event.e === 'run.end') this.#turns.delete(event.s);
    if (event.e === 'poll.begin') this.#lastPolls.set(event.task, event.g);
    else if (event.e === 'poll.end' && event.ready) this.#lastPolls.delete(event.task);
    else if (event.e === 'task.end' && event.task !== undefined) this.#ends(event.task, event.s);
  }

  #ends(task: TaskId, thread: number): void {
    const last = this.#lastPolls.get(task);
    this.#lastPolls.delete(task);
    if (last !== undefined && this.#turns.get(thread) === task) this.known.set(task, last);
  }
}
