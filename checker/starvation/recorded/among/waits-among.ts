import type { Event, EventOf, TaskId } from '../../../../traces/index.ts';
import type { PollUnderWay } from '../lane.ts';
import type { TaskRecord } from '../task-record.ts';
import type { Wait } from '../wait.ts';
import type { Watcher } from '../watcher.ts';
import { Population } from './population.ts';
import { Turns } from './turns.ts';
import { follow, tellsMore, type WaitAmong } from './wait-among.ts';

/** Deadlines are rounded up to milliseconds: `TimeSource::deadline_to_tick` of `runtime/time/source.rs`. */
const grainOfTimers = 1_000_000;

/** What recorded programs call how late they find a timer, in nanoseconds. */
const lateTimer = 'timer late';

/** The future in `block_on`, which is no task. */
const root: TaskId = 0;

/**
 * Keeps the longest wait of each role after each kind of cause, in polls of other tasks, among tasks of certain roles alone:
 * a wait is followed while just these live, each has been polled, and nobody else is. The first wait, after a spawn, is left out.
 */
export class WaitsAmong implements Watcher {
  readonly #population: Population;
  readonly #turns = new Turns();
  readonly #longest = new Map<string, WaitAmong>();
  #last: Event | undefined;

  /** @param roles - one for each task, so that two of a role are named twice */
  constructor(roles: readonly string[]) {
    this.#population = new Population(roles);
  }

  /** Takes the next event, before what follows from it is told. */
  observe(event: Event): void {
    this.#last = event;
    if (event.e === 'mark' && event.label === lateTimer && event.task !== undefined)
      this.#wasDue(event, event.task);
  }

  readonly woken = (task: TaskRecord, event: EventOf<'spawn.begin' | 'wake.begin'>): void => {
    if (event.e === 'spawn.begin') this.#lives(task);
  };

  readonly polled = (task: TaskRecord, event: EventOf<'poll.begin'>): void => {
    if (task.id === root) return;
    this.#lives(task);
    this.#turn(event, task.id);
    this.#population.polled(task.id);
  };

  readonly waited = (wait: Wait): void => {
    const { task, role, kind, cause } = wait;
    if (kind === 'spawn' || kind === 'spawn-outside' || !this.#population.has(task)) return;
    const turns = this.#turns.after(({ g }) => g > cause.g);
    const followed = turns && follow(turns, task, cause.g, this.#last?.g ?? cause.g);
    if (followed !== undefined) this.#note({ role, task, kind, ...followed });
  };

  readonly pollEnded = ({ task }: PollUnderWay, { ready }: EventOf<'poll.end'>): void => {
    if (ready) this.#turns.endsWith(task.id);
  };

  readonly gone = (task: TaskRecord): void => {
    if (!this.#population.has(task.id)) return;
    this.#changes();
    this.#population.remove(task.id);
  };

  /** By role and kind, in the order in which they were met. */
  get(): readonly WaitAmong[] {
    return [...this.#longest.values()];
  }

  #lives({ id, role }: TaskRecord): void {
    if (this.#population.has(id) || !this.#population.asksFor(role)) return;
    this.#changes();
    this.#population.add(id, role);
  }

  #changes(): void {
    if (this.#last !== undefined) this.#turn(this.#last, undefined);
  }

  #turn({ g, t }: Event, task: TaskId | undefined): void {
    const isTheirs = task !== undefined && this.#population.has(task);
    this.#turns.add({ g, t, task, isComplete: this.#population.isComplete(), isTheirs, isLast: false });
  }

  /** A timer says in its poll since when it was due. Whatever began in the grain of timers was not in its way. */
  #wasDue({ t, value }: EventOf<'mark'>, task: TaskId): void {
    const role = this.#population.roleOf(task);
    const turns = this.#turns.after((turn) => turn.t > t - value + grainOfTimers);
    const [first] = turns ?? [];
    if (role === undefined || turns === undefined || first === undefined) return;
    const followed = follow(turns, task, first.g, first.g);
    if (followed !== undefined) this.#note({ role, task, kind: 'due', ...followed });
  }

  #note(wait: WaitAmong): void {
    const key = `${wait.kind} ${wait.role}`;
    const known = this.#longest.get(key);
    if (known === undefined || tellsMore(wait, known)) this.#longest.set(key, wait);
  }
}
