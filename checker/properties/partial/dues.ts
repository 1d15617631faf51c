import type { Event, EventOf, TaskId } from '../../../traces/index.ts';
import type { Recorder } from './recorder.ts';
import { mayHappenLater, neverWoken } from './recorder.ts';

/** A task that was woken and not polled since. */
export interface Due {
  readonly task: TaskId;
  readonly wake: EventOf<'wake.begin'>;
  /** When it was in a queue at the latest; null while that is not known. */
  queuedBy: number | null;
  /** The event at which every worker had looked for tasks since and parked. */
  passedOver: Event | null;
}

interface Life {
  readonly isExempt: boolean;
  due: Due | null;
  /** The thread that polls it. */
  polledOn: number | null;
  /** Since its poll began the thread that polls it has done something more: the poll has certainly begun. */
  hasBegun: boolean;
}

/** Follows which tasks that live were certainly woken after their last poll began. */
export class Dues {
  readonly #lives = new Map<TaskId, Life>();
  readonly #due = new Map<TaskId, Due>();
  /** The wakes that threads did last, and that may not be over. */
  readonly #underWay = new Map<number, Due>();
  readonly #polling = new Map<number, Life>();
  readonly #recorder: Recorder;

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  /** Those that were not polled so far. */
  get open(): Iterable<Due> {
    return this.#due.values();
  }

  /** A thread does something: what it did before is over. */
  seen({ s, t }: Event): void {
    const polled = this.#polling.get(s);
    if (polled !== undefined) polled.hasBegun = true;
    const due = this.#underWay.get(s);
    if (due === undefined) return;
    this.#underWay.delete(s);
    const life = this.#lives.get(due.task);
    if (life?.due === due && life.polledOn === null) due.queuedBy = t;
  }

  spawned({ task, kind }: EventOf<'spawn.begin'>): void {
    this.forget(task);
    this.#lives.set(task, { isExempt: neverWoken.has(kind), due: null, polledOn: null, hasBegun: false });
  }

  woken(event: EventOf<'wake.begin'>): void {
    const { task, s, t } = event;
    const life = this.#lives.get(task);
    if (life === undefined || life.isExempt || life.due !== null) return;
    if (life.polledOn !== null && life.polledOn !== s && !life.hasBegun) return;
    const due: Due = { task, wake: event, queuedBy: null, passedOver: null };
    life.due = due;
    this.#due.set(task, due);
    if (mayHappenLater(this.#recorder, 'wake.begin')) this.#underWay.set(s, due);
    else if (life.polledOn === null) due.queuedBy = t;
  }

  /** The due task that this poll answers. */
  polled({ task, s }: EventOf<'poll.begin'>): Due | null {
    const life = this.#lives.get(task) ?? {
      isExempt: task === 0,
      due: null,
      polledOn: null,
      hasBegun: false,
    };
    this.#lives.set(task, life);
    const { due } = life;
    life.due = null;
    life.polledOn = s;
    life.hasBegun = !mayHappenLater(this.#recorder, 'poll.begin');
    this.#polling.set(s, life);
    this.#due.delete(task);
    return due;
  }

  pollEnded({ task, s, t }: EventOf<'poll.end'>): void {
    const life = this.#lives.get(task);
    this.#polling.delete(s);
    if (life === undefined) return;
    life.polledOn = null;
    // A task that was woken while it was polled is queued again when its poll is over.
    if (life.due !== null && this.#underWay.get(life.due.wake.s) !== life.due) life.due.queuedBy = t;
  }

  /** The task that is due and ends. */
  forget(task: TaskId): Due | null {
    const due = this.#lives.get(task)?.due ?? null;
    this.#lives.delete(task);
    this.#due.delete(task);
    return due;
  }
}
