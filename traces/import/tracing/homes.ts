import type { TaskSpan } from '../spans/task-span.ts';
import { innermost, type Thread } from './threads.ts';

/** Where a task is polled: by workers, or by threads that are none; the future of `block_on` by one thread. */
type Home = 'worker' | 'elsewhere' | Thread;

/**
 * Tells polls from other uses of a task's span. `in_current_span`, and closures that were given the current span, enter
 * it on any thread, inside of the polls of other tasks.
 */
export class Homes {
  readonly #homes = new WeakMap<TaskSpan, Home>();

  /** The thread begins `block_on` with this future. */
  settle(span: TaskSpan, thread: Thread): void {
    this.#homes.set(span, thread);
  }

  /** Whether the span is entered for a poll; remembers from the first one where they are. */
  isPoll(span: TaskSpan, thread: Thread): boolean {
    if (thread.stack.some((entered) => entered.span === span)) return false;
    const around = innermost(thread);
    const home = span.kind === 'block_on' ? thread : around?.span.kind === 'worker' ? 'worker' : 'elsewhere';
    const known = this.#homes.get(span);
    if (known !== undefined) return known === home && mayPollWithin(span, around?.span);
    if (!mayPollWithin(span, around?.span)) return false;
    if (span.kind !== 'local') this.#homes.set(span, home);
    return true;
  }
}

/** Whether a poll of `inner` may lie directly within a poll, or a run, of `outer`. */
function mayPollWithin(inner: TaskSpan, outer: TaskSpan | undefined): boolean {
  if (outer === undefined || outer.kind === 'worker' || outer.kind === 'blocking') return true;
  // Schedulers are never entered within a poll, but for `block_on`, and for a `LocalSet` that is awaited.
  if (inner.kind === 'block_on') return true;
  return inner.kind === 'local' && outer.kind !== 'local';
}
