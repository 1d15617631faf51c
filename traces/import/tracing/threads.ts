import type { TaskSpan } from '../spans/task-span.ts';
import type { Visit } from '../spans/visit.ts';

/** A span that a thread is in. */
export interface Entered {
  readonly span: TaskSpan;
  /** Undefined if it is not entered for a poll. */
  readonly visit: Visit | undefined;
}

/** A thread of the recorded program. */
export interface Thread {
  /** Its number in the trace. */
  readonly s: number;
  readonly name: string | undefined;
  /** The spans of tasks that it is in, from the outermost. */
  readonly stack: Entered[];
  /** The worker that runs on it. */
  worker: number | null;
  /** Whether it has polled outside of a worker, as those that call `block_on` do. */
  blocksOn: boolean;
  /** Whether the trace says what it is. */
  told: boolean;
}

const ownNumber = /^ThreadId\((\d{1,15})\)$/u;

/** The threads of a log, by what its lines call them. */
export class Threads {
  readonly #threads = new Map<unknown, Thread>();
  /** Numbers for threads whose own are not of the usual form. */
  #fresh = 2 ** 40;

  of(key: unknown, name: unknown): Thread {
    const known = this.#threads.get(key);
    if (known !== undefined) return known;
    const [, own] = ownNumber.exec(typeof key === 'string' ? key : '') ?? [];
    const thread: Thread = {
      s: own === undefined ? this.#fresh++ : Number(own),
      name: typeof name === 'string' ? name : undefined,
      stack: [],
      worker: null,
      blocksOn: false,
      told: false,
    };
    this.#threads.set(key, thread);
    return thread;
  }

  /** The worker moves to this thread, from whichever it was on. */
  move(worker: number, to: Thread): void {
    for (const thread of this.#threads.values()) if (thread.worker === worker) thread.worker = null;
    to.worker = worker;
  }
}

/** The innermost span that runs something: a poll, or a task that no scheduler polls. */
export const innermost = ({ stack }: Thread): Entered | undefined =>
  stack.findLast(
    ({ span, visit }) => visit !== undefined || span.kind === 'worker' || span.kind === 'blocking',
  );
