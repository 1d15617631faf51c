import type { Event, EventOf, TaskId, WorkerIndex } from '../../traces/index.ts';

/** What is known of a task. */
export interface Cast {
  isSpawned: boolean;
  /** Whether its wakes are recorded; null while nothing says so. */
  isInstrumented: boolean | null;
  isEnded: boolean;
  /** The thread it is being polled on. */
  polledOn: number | null;
  polls: number;
  /** The end of its last poll. */
  lastEnd: { readonly t: number; readonly s: number } | null;
  /** How often it was woken since its last poll began, and by which worker last. */
  wakes: number;
  lastWaker: WorkerIndex | null;
}

/** What is known of a thread. */
export interface Stage {
  /** The task it polls. */
  polling: TaskId | null;
  /** Time of its last event. */
  t: number;
  /** When it parked, if it did nothing since. */
  parkedAt: number | null;
}

/** Ended tasks that are remembered. */
const mostEnded = 65_536;

/** What the events so far say of tasks and threads, whether or not it makes sense. */
export class Scene {
  readonly #tasks = new Map<TaskId, Cast>();
  readonly #ended = new Set<TaskId>();
  readonly #threads = new Map<number, Stage>();
  /** The event before. */
  last: Event | null = null;

  task(task: TaskId): Cast | undefined {
    return this.#tasks.get(task);
  }

  thread(s: number): Stage | undefined {
    return this.#threads.get(s);
  }

  /** Takes the event in. */
  add(event: Event): void {
    const thread = this.#threadOf(event.s);
    if (event.e === 'poll.begin') this.#begin(event, thread);
    else if (event.e === 'poll.end') this.#end(event, thread);
    else if (event.e === 'wake.begin') this.#wake(event);
    else if (event.e === 'spawn.begin') this.#spawn(event);
    else if (event.e === 'task.end' && event.task !== undefined) this.#complete(event.task);
    else if (event.e === 'gap') thread.polling = null;
    thread.parkedAt = event.e === 'park.begin' ? event.t : null;
    thread.t = event.t;
    this.last = event;
  }

  #begin({ task, s }: EventOf<'poll.begin'>, thread: Stage): void {
    const cast = this.#castOf(task);
    cast.polledOn = s;
    cast.polls++;
    cast.wakes = 0;
    thread.polling = task;
  }

  #end({ task, s, t, ready }: EventOf<'poll.end'>, thread: Stage): void {
    const cast = this.#castOf(task);
    cast.polledOn = null;
    cast.lastEnd = { t, s };
    thread.polling = null;
    if (ready === true) this.#complete(task);
  }

  #wake({ task, w }: EventOf<'wake.begin'>): void {
    const cast = this.#tasks.get(task);
    if (cast === undefined) return;
    cast.wakes++;
    cast.isInstrumented ??= true;
    cast.lastWaker = w;
  }

  #spawn({ task, instrumented }: EventOf<'spawn.begin'>): void {
    const cast = this.#castOf(task);
    cast.isSpawned = true;
    cast.isInstrumented = instrumented ?? null;
  }

  #complete(task: TaskId): void {
    this.#castOf(task).isEnded = true;
    this.#ended.add(task);
    if (this.#ended.size <= mostEnded) return;
    for (const oldest of this.#ended) {
      this.#ended.delete(oldest);
      this.#tasks.delete(oldest);
      break;
    }
  }

  #castOf(task: TaskId): Cast {
    const known = this.#tasks.get(task);
    if (known !== undefined) return known;
    const cast: Cast = {
      isSpawned: false,
      isInstrumented: null,
      isEnded: false,
      polledOn: null,
      polls: 0,
      lastEnd: null,
      wakes: 0,
      lastWaker: null,
    };
    this.#tasks.set(task, cast);
    return cast;
  }

  #threadOf(s: number): Stage {
    const known = this.#threads.get(s);
    if (known !== undefined) return known;
    const thread: Stage = { polling: null, t: Number.NEGATIVE_INFINITY, parkedAt: null };
    this.#threads.set(s, thread);
    return thread;
  }
}
