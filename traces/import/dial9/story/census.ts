import type { Event, TaskId } from '../../../event/event.ts';

/** Counts events that show that others are missing. Memory: the tasks that live. */
export class Census {
  /** Tasks that are polled although no spawn of theirs was recorded. */
  unspawned = 0;
  /** Tasks that end, and were neither spawned nor polled. */
  onlyEnds = 0;
  /** Tasks that are spawned, with the number of one that was there before. */
  spawnedAgain = 0;
  readonly #alive = new Set<TaskId>();

  add(events: readonly Event[]): void {
    for (const event of events) {
      if (event.e === 'poll.begin') this.#poll(event.task);
      else if (event.e === 'spawn.begin') this.#spawn(event.task);
      else if (event.e === 'task.end' && event.task !== undefined) this.#end(event.task);
    }
  }

  #poll(task: TaskId): void {
    if (this.#alive.has(task)) return;
    this.#alive.add(task);
    this.unspawned++;
  }

  #spawn(task: TaskId): void {
    if (this.#alive.has(task)) this.spawnedAgain++;
    this.#alive.add(task);
  }

  #end(task: TaskId): void {
    if (!this.#alive.delete(task)) this.onlyEnds++;
  }
}
