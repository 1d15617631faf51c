import type { Occurrence, TaskId } from '../../event/event.ts';
import type { Cursor } from './cursor.ts';
import type { Observed } from './observed.ts';

/** Of which tasks a recording shows every wake. */
export type WakesShown = 'all' | 'instrumented' | 'none';

/**
 * Whether an event can happen now. `unlikely` is one that can if something happened that the recording does not
 * show, or if two events whose order is not known came the other way round.
 */
export type Readiness = 'ready' | 'unlikely' | 'blocked';

interface Life {
  /** The stream on which the task is being polled, or -1. */
  polledOn: number;
  /** Whether its wakes are recorded; null while nothing says so. */
  woken: boolean | null;
  /** Whether it was spawned or woken since its last poll began, or may have been. */
  due: Readiness;
  /** Until when its last wake may have happened, and on which stream. */
  wakeLatest: number;
  wakeStream: number;
}

/** What the tasks of a recording are about, as far as the order says so far. Ended tasks are forgotten. */
export class Lives {
  readonly #tasks = new Map<TaskId, Life>();
  readonly #wakes: WakesShown;

  constructor(wakes: WakesShown) {
    this.#wakes = wakes;
  }

  /** Whether the head of a stream can happen now. */
  readiness({ event }: Observed, stream: number): Readiness {
    if (event.e === 'poll.begin') {
      const life = this.#tasks.get(event.task);
      if (life === undefined) return 'unlikely';
      if (polledElsewhere(life, stream)) return 'blocked';
      return life.woken === true ? life.due : 'ready';
    }
    if (event.e !== 'task.end' || event.task === undefined) return 'ready';
    return polledElsewhere(this.#tasks.get(event.task), stream) ? 'blocked' : 'ready';
  }

  /** Notes that the head of a stream happens now. */
  happens({ event }: Observed, stream: number, cursor: Cursor): void {
    if (event.e === 'poll.begin') this.#begin(event.task, stream, cursor.earliest);
    else if (event.e === 'poll.end') this.#end(event, stream);
    else if (event.e === 'wake.begin') this.#wake(event.task, stream, cursor.latest);
    else if (event.e === 'spawn.begin')
      this.#tasks.set(event.task, this.#unknown(event.instrumented ?? null));
    else if (event.e === 'task.end' && event.task !== undefined) this.#tasks.delete(event.task);
  }

  #begin(task: TaskId, stream: number, earliest: number): void {
    const life = this.#tasks.get(task) ?? this.#unknown(null);
    this.#tasks.set(task, life);
    const wakeMayComeAfter = life.wakeStream !== stream && life.wakeLatest >= earliest;
    life.polledOn = stream;
    life.due = wakeMayComeAfter ? 'unlikely' : 'blocked';
  }

  #end({ task, ready }: Occurrence<'poll.end'>, stream: number): void {
    const life = this.#tasks.get(task);
    if (ready === true) this.#tasks.delete(task);
    else if (life?.polledOn === stream) life.polledOn = -1;
  }

  #wake(task: TaskId, stream: number, latest: number): void {
    const life = this.#tasks.get(task);
    if (life === undefined) return;
    life.woken ??= this.#wakes === 'instrumented';
    life.due = 'ready';
    life.wakeLatest = latest;
    life.wakeStream = stream;
  }

  #unknown(instrumented: boolean | null): Life {
    const woken = { all: true, none: false, instrumented }[this.#wakes];
    return { polledOn: -1, woken, due: 'ready', wakeLatest: Number.NEGATIVE_INFINITY, wakeStream: -1 };
  }
}

const polledElsewhere = (life: Life | undefined, stream: number): boolean =>
  life !== undefined && life.polledOn !== -1 && life.polledOn !== stream;
