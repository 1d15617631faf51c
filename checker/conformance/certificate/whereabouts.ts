import type { Event } from '../../../traces/index.ts';
import { demand } from './objection.ts';

/** Where tasks are, and whether they have a reason to be there. Times count entries of a witness. */
export class Whereabouts {
  readonly #queued = new Set<number>();
  readonly #inHand = new Set<number>();
  /** Tasks whose poll has ended and which may yet be put back. */
  readonly #ended = new Set<number>();
  readonly #complete = new Set<number>();
  readonly #woken = new Map<number, number>();
  readonly #taken = new Map<number, number>();
  /** By its `g`, when a waker was called. */
  readonly #called = new Map<number, number>();
  readonly #wokeItself = new Set<number>();
  #now = 0;

  /** The next entry. */
  tick(): void {
    this.#now++;
  }

  wakes(event: Event & { readonly task: number }): void {
    const { task } = event;
    if (event.e === 'wake.begin') this.#called.set(event.g, this.#now);
    if (event.e === 'wake.begin' && event.by === task) this.#wokeItself.add(task);
    if (event.e === 'wake.end')
      demand(this.#isKept(task, this.#called.get(event.of ?? -1) ?? 0), `task ${task} is woken in vain`);
    this.#woken.set(task, this.#now);
  }

  /** The task was woken, and comes into a queue. */
  comes(task: number): void {
    demand((this.#woken.get(task) ?? 0) > (this.#taken.get(task) ?? 0), `nothing woke task ${task}`);
    demand(!this.#queued.has(task), `task ${task} is in a queue already`);
    demand(!this.#inHand.has(task), `task ${task} is scheduled while it is polled`);
    demand(!this.#complete.has(task), `task ${task} is scheduled and complete`);
    this.#queued.add(task);
  }

  taken(task: number): void {
    this.#queued.delete(task);
    this.#wokeItself.delete(task);
    this.#taken.set(task, this.#now);
    this.#inHand.add(task);
  }

  completes(task: number): void {
    this.#complete.add(task);
  }

  /** The worker that polled the task goes on with something else. */
  left(task: number): void {
    this.#ended.delete(task);
    if (this.#wokeItself.has(task)) demand(this.#isKept(task, this.#now), `task ${task} woke itself in vain`);
  }

  /** The poll of the task has ended; it may be put back. */
  released(task: number): void {
    this.#inHand.delete(task);
    this.#ended.add(task);
  }

  #isKept(task: number, since: number): boolean {
    const places = [this.#queued, this.#inHand, this.#ended, this.#complete];
    return places.some((place) => place.has(task)) || (this.#taken.get(task) ?? 0) > since;
  }
}
