import { hasTracedWakers, type TaskSpan } from '../spans/task-span.ts';
import type { SpanId, WakerOp } from './line.ts';

/** How many tasks that are over keep their wakers known: some are called late. */
const remembered = 4096;

/**
 * Finds out whose waker an event is about. It names the waker by the span's id, which nothing else in the log shows. But
 * the first waker of a task can only be had within its poll, so that the task whose poll copies or calls one that was not
 * seen before is its owner.
 */
export class WakerOwners {
  readonly #owners = new Map<SpanId, TaskSpan>();
  readonly #ids = new WeakMap<TaskSpan, SpanId>();
  readonly #closed = new Set<SpanId>();

  /**
   * The owner; undefined if it cannot be known.
   * @param polled - the task in whose poll this happens
   */
  owner(id: SpanId, op: WakerOp, polled: TaskSpan | undefined): TaskSpan | undefined {
    const known = this.#owners.get(id);
    const mayOwn = polled !== undefined && hasTracedWakers(polled.kind) && !this.#ids.has(polled);
    // Ids are used again: the copy that a task makes that has shown no waker yet is of its own.
    if (known !== undefined && !(this.#closed.has(id) && mayOwn && op === 'clone')) return known;
    if (!mayOwn || (op !== 'clone' && op !== 'wake_by_ref')) return undefined;
    this.#owners.set(id, polled);
    this.#ids.set(polled, id);
    this.#closed.delete(id);
    return polled;
  }

  /** The task is over; its wakers may still be called. */
  close(span: TaskSpan): void {
    const id = this.#ids.get(span);
    if (id === undefined) return;
    this.#closed.add(id);
    if (this.#closed.size <= remembered) return;
    for (const oldest of this.#closed) {
      this.#closed.delete(oldest);
      this.#owners.delete(oldest);
      break;
    }
  }
}
