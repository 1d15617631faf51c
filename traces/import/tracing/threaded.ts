import type { TaskId } from '../../event/event.ts';
import type { Call, Lives, Moment } from '../spans/lives.ts';
import type { Counter } from '../spans/tallies.ts';
import { isPolled, type TaskSpan } from '../spans/task-span.ts';
import type { Visit } from '../spans/visit.ts';
import { Homes } from './homes.ts';
import type { WakerOp } from './line.ts';
import type { TracingNotice } from './notices.ts';
import { innermost, type Thread } from './threads.ts';

/** Who does something on a thread, and from where. */
interface Actor {
  /** The polled task; null if there is none. */
  readonly by: TaskId | null;
  readonly from: Call['from'];
  readonly visit: Visit | undefined;
}

function actorOn(thread: Thread): Actor {
  const around = innermost(thread);
  if (around?.visit !== undefined) return { by: around.span.task, from: 'poll', visit: around.visit };
  if (around?.span.kind === 'worker') return { by: null, from: 'runtime', visit: undefined };
  // Between polls a thread in `block_on` runs the scheduler and the driver; after it, the program again.
  const from = around === undefined && thread.blocksOn ? undefined : 'external';
  return { by: null, from, visit: undefined };
}

/** Polls and wakes where the threads are known: each thread is in the spans that it has entered and not left. */
export class Threaded {
  readonly #lives: Lives;
  readonly #tallies: Counter<TracingNotice>;
  readonly #homes = new Homes();

  constructor(lives: Lives, tallies: Counter<TracingNotice>) {
    this.#lives = lives;
    this.#tallies = tallies;
  }

  /** The task that spawns on this thread; null if there is none. */
  spawner(thread: Thread): TaskId | null {
    return actorOn(thread).by;
  }

  begin(thread: Thread, span: TaskSpan): void {
    if (span.kind === 'block_on') this.#homes.settle(span, thread);
  }

  enter(at: Moment, thread: Thread, span: TaskSpan): void {
    if (!isPolled(span.kind)) {
      span.visits += 1;
      thread.stack.push({ span, visit: undefined });
      return;
    }
    const poll = this.#homes.isPoll(span, thread);
    if (!poll) this.#tallies.add('span-entered-elsewhere');
    else if (innermost(thread) === undefined) thread.blocksOn = true;
    thread.stack.push({ span, visit: poll ? this.#lives.enter(at, span) : undefined });
  }

  exit(at: Moment, thread: Thread, span: TaskSpan): void {
    const index = thread.stack.findLastIndex((entered) => entered.span === span);
    const [left] = index === -1 ? [] : thread.stack.splice(index, 1);
    if (left === undefined) this.#tallies.add('left-unentered');
    else if (left.visit !== undefined) this.#lives.exit(at, span.task, left.visit);
  }

  /** The task in whose poll the thread is. */
  polled(thread: Thread): TaskSpan | undefined {
    const around = innermost(thread);
    return around?.visit === undefined ? undefined : around.span;
  }

  /** A waker of the task is used. */
  use(at: Moment, thread: Thread, owner: TaskSpan, op: WakerOp): void {
    const { t, s, w } = at;
    const { task } = owner;
    const { by, from, visit } = actorOn(thread);
    switch (op) {
      case 'clone':
        this.#lives.tell({ e: 'waker.clone', s, w, task, by }, t);
        break;
      case 'drop':
        this.#lives.tell({ e: 'waker.drop', s, w, task, by }, t);
        break;
      case 'wake':
      case 'wake_by_ref':
        this.#lives.wake(at, owner, from === undefined ? { by, op } : { by, from, op }, visit);
        break;
    }
  }
}
