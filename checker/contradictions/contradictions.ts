import type { Event, EventOf, Header, TaskId } from '../../traces/index.ts';

/** Something that a recording says and that no program can do: the recording is wrong, not the scheduler. */
export interface Contradiction {
  readonly because: string;
  readonly events: readonly Event[];
}

/** How many are kept with their events. */
const mostKept = 10;

interface Thread {
  last: Event;
  isVirtual: boolean;
  /** The polls that it is in, the innermost last. */
  readonly polls: EventOf<'poll.begin'>[];
  /** Whether events were lost since a poll of it was last seen to begin. */
  isNew: boolean;
}

/**
 * Finds what cannot be in a recording whatever the scheduler does: one thread does one thing after the other, and two
 * tasks that live do not have the same number.
 */
export class Contradictions {
  count = 0;
  readonly examples: Contradiction[] = [];
  readonly #threads = new Map<number, Thread>();
  /** The spawns of tasks that live. */
  readonly #spawns = new Map<TaskId, EventOf<'spawn.begin'>>();
  readonly #clockIsSteady: boolean;

  constructor({ clock }: Header) {
    this.#clockIsSteady = clock.domain !== 'realtime';
  }

  observe(events: readonly Event[]): void {
    for (const event of events) this.#see(event);
  }

  #see(event: Event): void {
    const thread = this.#threadOf(event);
    if (!thread.isVirtual) {
      if (this.#clockIsSteady && event.t < thread.last.t && thread.last.e !== 'stream')
        this.#found(`the clock of thread ${event.s} goes back`, [thread.last, event]);
      if (event.e === 'poll.begin') this.#begin(thread, event);
      else if (event.e === 'poll.end') this.#end(thread, event);
    }
    if (event.e === 'spawn.begin') this.#spawn(event);
    else if (event.e === 'task.end' && event.task !== undefined) this.#spawns.delete(event.task);
    else if (event.e === 'poll.end' && event.ready === true) this.#spawns.delete(event.task);
    else if (event.e === 'gap') {
      thread.polls.length = 0;
      thread.isNew = true;
    } else if (event.e === 'stream') thread.isVirtual = event.kind === 'virtual';
    thread.last = event;
  }

  #begin(thread: Thread, event: EventOf<'poll.begin'>): void {
    const same = thread.polls.find(({ task }) => task === event.task);
    if (same !== undefined) {
      this.#found(`thread ${event.s} begins to poll task ${event.task} while it polls it`, [same, event]);
      thread.polls.length = 0;
    }
    thread.polls.push(event);
    thread.isNew = false;
  }

  #end({ polls, isNew }: Thread, event: EventOf<'poll.end'>): void {
    const index = polls.findLastIndex(({ task }) => task === event.task);
    const inner = polls.at(-1);
    if (index !== -1 && inner !== undefined) {
      if (index < polls.length - 1)
        this.#found(
          `thread ${event.s} ends its poll of task ${event.task} while it polls task ${inner.task}, which it began to poll meanwhile`,
          [...polls.slice(index), event],
        );
      polls.length = index;
    } else if (!isNew)
      this.#found(`thread ${event.s} ends a poll of task ${event.task} that it did not begin`, [event]);
  }

  #spawn(event: EventOf<'spawn.begin'>): void {
    const other = this.#spawns.get(event.task);
    if (other !== undefined)
      this.#found(
        `task ${event.task} is spawned twice, and lives: are these recordings of several programs?`,
        [other, event],
      );
    this.#spawns.set(event.task, event);
  }

  #found(because: string, events: readonly Event[]): void {
    this.count++;
    if (this.examples.length < mostKept) this.examples.push({ because, events });
  }

  #threadOf(event: Event): Thread {
    const known = this.#threads.get(event.s);
    if (known !== undefined) return known;
    const thread: Thread = { last: event, isVirtual: false, polls: [], isNew: true };
    this.#threads.set(event.s, thread);
    return thread;
  }
}
