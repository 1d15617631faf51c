import type { Event, EventKind, TaskId } from '../../../traces/index.ts';

/** An event of a recording with its place in it. */
export interface Entry {
  readonly event: Event;
  /** Events of the recording before it. */
  readonly position: number;
  /** Of a wake, the poll that was going on on its thread: that of the task which woke. */
  readonly within?: Entry;
}

const recentEvents = 3;

/** The task that an event names; undefined if it names none. */
export const taskOf = (event: Event): TaskId | undefined => ('task' in event ? event.task : undefined);

const remember = (recent: Entry[], entry: Entry): void => {
  recent.push(entry);
  if (recent.length > recentEvents) recent.shift();
};

interface Thread {
  readonly last: Map<EventKind, Entry>;
  /** The last few events, the newest last. */
  readonly recent: Entry[];
  /** The poll that is going on. */
  poll: Entry | undefined;
}

/** What happened last before the event at hand: of some tasks, and on every thread. Its size does not grow with the recording. */
export class Past {
  readonly #tasks: ReadonlyMap<TaskId, Map<EventKind, Entry>>;
  readonly #threads = new Map<number, Thread>();
  readonly #workers = new Map<number, Entry[]>();

  /** @param tasks - those of which it is to be kept what happened */
  constructor(tasks: Iterable<TaskId>) {
    this.#tasks = new Map(Array.from(tasks, (task) => [task, new Map<EventKind, Entry>()]));
  }

  /** The last event of each kind that names the task, if it is one of those that are kept. */
  ofTask(task: TaskId): readonly Entry[] {
    return [...(this.#tasks.get(task)?.values() ?? [])];
  }

  /** The last event of each kind on the thread. */
  onThread(thread: number): readonly Entry[] {
    return [...(this.#threads.get(thread)?.last.values() ?? [])];
  }

  /** The last few events on the event's thread, and of its worker, which may have been on another. */
  recentBefore({ s, w }: Event): readonly Entry[] {
    const ofWorker = w === null ? [] : (this.#workers.get(w) ?? []);
    return [...(this.#threads.get(s)?.recent ?? []), ...ofWorker];
  }

  /** The poll that is going on on the thread. */
  pollOn(thread: number): Entry | undefined {
    return this.#threads.get(thread)?.poll;
  }

  /** The last event on each thread. */
  lastOfEach(): readonly Entry[] {
    return [...this.#threads.values()].flatMap(({ recent }) => recent.slice(-1));
  }

  /** Adds the next event. */
  add(event: Event, position: number): void {
    const thread = this.#threadOf(event.s);
    const { poll } = thread;
    const within = event.e === 'wake.begin' ? poll : undefined;
    const entry: Entry = { event, position, ...(within && { within }) };
    thread.last.set(event.e, entry);
    remember(thread.recent, entry);
    if (event.w !== null) {
      const ofWorker = this.#workers.get(event.w) ?? [];
      this.#workers.set(event.w, ofWorker);
      remember(ofWorker, entry);
    }
    if (event.e === 'poll.begin') thread.poll = entry;
    else if (event.e === 'poll.end') thread.poll = undefined;
    const task = taskOf(event);
    if (task !== undefined) this.#tasks.get(task)?.set(event.e, entry);
  }

  #threadOf(number: number): Thread {
    const known = this.#threads.get(number);
    if (known !== undefined) return known;
    const thread: Thread = { last: new Map(), recent: [], poll: undefined };
    this.#threads.set(number, thread);
    return thread;
  }
}
