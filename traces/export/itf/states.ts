import type { Event } from '../../event/event.ts';
import type { End } from '../../event/header.ts';
import type { Omissions } from '../omissions.ts';
import { constructorOf, eventValue } from './event-value.ts';
import { KnownTasks } from './known-tasks.ts';
import { KnownThreads, type ThreadState } from './known-threads.ts';
import { itfInteger, itfVariant, type ItfValue } from './value.ts';

/** The variables of each state: the event that led to it, and what is known after it. */
export const variables = ['kind', 'stamp', 'event', 'tasks', 'threads'] as const;

/** One state of a trace, as JSON. */
export type ItfState = Readonly<Record<(typeof variables)[number], ItfValue>> & {
  readonly '#meta': { readonly index: number };
};

/** What is written for a worker or a task where there is none. */
const none = -1;

const stampValue = (g: number, t: number, s: number, w: number | null): ItfValue => ({
  g: itfInteger(g),
  t: itfInteger(t),
  thread: itfInteger(s),
  worker: itfInteger(w ?? none),
});

const threadValue = ({ worker, doing, polled }: ThreadState): ItfValue => ({
  worker: itfInteger(worker ?? none),
  doing,
  task: itfInteger(polled.at(-1) ?? none),
});

/** Derives states from events: a recording has events, and a state says what they tell of tasks and threads. */
export class States {
  readonly #omissions: Omissions;
  readonly #tasks = new KnownTasks();
  readonly #threads = new KnownThreads();
  #index = 0;

  constructor(omissions: Omissions) {
    this.#omissions = omissions;
  }

  /** The state before the first event. */
  initial(): ItfState {
    return this.#state('init', stampValue(none, none, none, null), itfVariant(constructorOf('init')));
  }

  /** The state after `event`. */
  after(event: Event): ItfState {
    if (event.e === 'gap') for (const task of this.#threads.before(event).polled) this.#tasks.lost(task);
    this.#tasks.take(event);
    this.#threads.take(event);
    const { e, g, t, s, w } = event;
    return this.#state(e, stampValue(g, t, s, w), eventValue(event, this.#omissions));
  }

  /** The state after the end of a trace that was not cut off. */
  final({ n, complete }: End): ItfState {
    const value = itfVariant(constructorOf('end'), { n: itfInteger(n), complete });
    return this.#state('end', stampValue(none, none, none, null), value);
  }

  #state(kind: string, stamp: ItfValue, event: ItfValue): ItfState {
    const index = this.#index++;
    const tasks = Array.from(this.#tasks.all(), ([task, state]) => [itfInteger(task), state] as const);
    const threads = Array.from(
      this.#threads.all(),
      ([thread, state]) => [itfInteger(thread), threadValue(state)] as const,
    );
    return {
      '#meta': { index },
      kind,
      stamp,
      event,
      tasks: { '#map': tasks },
      threads: { '#map': threads },
    };
  }
}
