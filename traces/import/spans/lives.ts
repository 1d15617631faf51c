import type { Event, EventOf, Observation, Stamp, TaskId } from '../../event/event.ts';
import { Held } from './held.ts';
import { hasTracedWakers, type TaskSpan } from './task-span.ts';
import type { Due, Visit } from './visit.ts';

/** When and where something was recorded. */
export type Moment = Pick<Stamp, 't' | 's' | 'w'>;

/** What the whole recording tells about how to read it. */
export interface Reading {
  /** Whether a span is entered once more to drop its future; undefined if that is unknown. */
  readonly dropsEnter: boolean | undefined;
  /** Whether wakes are recorded. */
  readonly showsWakes: boolean;
  /** Whether the recorder tells threads apart; if not, all are one stream. */
  readonly showsThreads: boolean;
}

/** Who called a waker and how, as far as it is known. */
export type Call = Omit<EventOf<'wake.begin'>, keyof Stamp | 'e' | 'task'>;

/** How many events wait at most until it is known what one of them is. */
const patience = 4096;

/** Nanoseconds after which the future of a task that completed has been dropped, whatever delayed its thread. */
const surelyDropped = 1_000_000_000;

/**
 * Makes events of what happens to the spans of tasks. That a span was entered is taken for a poll, or for the drop of its
 * future, by what follows; until then the events after it wait.
 */
export class Lives {
  readonly #reading: Reading;
  readonly #held = new Held();
  /** The visit that was left last on each stream, while nothing has happened there since. */
  readonly #justLeft = new Map<number, Visit>();
  /** The visits that are not left yet. */
  readonly #inside = new Map<Visit, Moment & { readonly task: TaskId }>();
  /** The latest time of each stream. */
  readonly #times = new Map<number, number>();
  #now = 0;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** Something that needs no reading. */
  tell(event: Observation, t: number, within?: Visit): void {
    this.#movesOn(event.s);
    this.#push(event, t, within);
  }

  /** A waker of the task is called, in a visit of the caller's span if `within` is one. */
  wake({ t, s, w }: Moment, span: TaskSpan, call: Call, within?: Visit): void {
    span.wakes += 1;
    this.tell({ e: 'wake.begin', s, w, task: span.task, ...call }, t, within);
  }

  /** The span of a task that is polled is entered. */
  enter({ t, s, w }: Moment, span: TaskSpan): Visit {
    const previous = span.last;
    const atOnce = previous !== undefined && this.#justLeft.get(s) === previous;
    if (!atOnce) this.#movesOn(s);
    this.#justLeft.delete(s);
    const visit: Visit = {
      due: this.#due(span),
      atOnce,
      previous,
      next: undefined,
      what: undefined,
      ready: undefined,
      leftAt: undefined,
    };
    // What is entered again was not dropped.
    if (previous !== undefined) {
      this.#decide(previous, 'poll');
      previous.next = visit;
    }
    span.last = visit;
    span.visits += 1;
    span.wakesBefore = span.wakes;
    span.wakes = 0;
    if (this.#reading.dropsEnter === false) this.#decide(visit, 'poll');
    this.#inside.set(visit, { t, s, w, task: span.task });
    this.#push({ e: 'poll.begin', s, w, task: span.task }, t, visit);
    return visit;
  }

  /** The span is left again. */
  exit({ t, s, w }: Moment, task: TaskId, visit: Visit): void {
    this.#movesOn(s);
    visit.leftAt = t;
    this.#inside.delete(visit);
    this.#push({ e: 'poll.end', s, w, task }, t, visit);
    this.#justLeft.set(s, visit);
  }

  /** The last handle of the span is gone; that of a task is, once its future and all spans made within are. */
  close({ t, s, w }: Moment, span: TaskSpan): void {
    const { last } = span;
    if (last !== undefined) {
      const atOnce = this.#justLeft.get(s) === last;
      const drops = this.#reading.dropsEnter ?? last.due === 'no';
      this.#decide(last, drops ? 'drop' : 'poll');
      last.ready ??= atOnce ? true : null;
    }
    const told = last?.what === 'drop' && last.leftAt !== undefined;
    if (!told) this.tell({ e: 'task.end', s, w, task: span.task }, t);
  }

  /** The events that are settled by now. */
  drain(): readonly Event[] {
    const events: Event[] = [];
    this.#held.release(events);
    while (this.#held.length > patience) this.#giveUp(events);
    return events;
  }

  /** All other events; the recording is over. */
  finish(): readonly Event[] {
    const events: Event[] = [];
    this.#held.release(events);
    while (this.#held.length > 0) this.#giveUp(events, true);
    // A drop that is under way ends its task, whether or not its end is recorded.
    for (const [visit, { t, s, w, task }] of this.#inside) {
      if (visit.what === 'drop')
        this.#held.push({ event: { e: 'task.end', s, w, task }, t, visit: undefined });
    }
    this.#held.release(events);
    return events;
  }

  /** A stream's times never go back: clocks are set back, and one stream may stand for several threads. */
  #push(event: Observation, time: number, visit?: Visit): void {
    const t = Math.max(time, this.#times.get(event.s) ?? 0);
    this.#times.set(event.s, t);
    this.#now = Math.max(this.#now, t);
    this.#held.push({ event, t, visit });
  }

  #due({ kind, wakes, wakesBefore, born, visits }: TaskSpan): Due {
    if (!hasTracedWakers(kind) || !this.#reading.showsWakes) return 'maybe';
    if (wakes > 0) return 'yes';
    // A wake is recorded before it takes effect: one of several before the last visit may be for this one.
    return wakesBefore > 1 || (!born && visits === 0) ? 'maybe' : 'no';
  }

  #decide(visit: Visit, what: 'poll' | 'drop'): void {
    if (visit.what !== undefined) return;
    visit.what = what;
    const { previous } = visit;
    visit.previous = undefined;
    if (previous === undefined) return;
    if (what === 'poll') previous.ready ??= false;
    else previous.ready ??= visit.atOnce ? true : this.#reading.showsThreads ? false : null;
  }

  /** Something else happens on the stream. The future of a task that completes is dropped before anything else. */
  #movesOn(s: number): void {
    if (!this.#reading.showsThreads) {
      this.#justLeft.delete(s);
      return;
    }
    const visit = this.#justLeft.get(s);
    if (visit === undefined) return;
    this.#justLeft.delete(s);
    if (this.#reading.dropsEnter === true) visit.ready ??= false;
    if (visit.due !== 'no') this.#decide(visit, 'poll');
  }

  /** Decides what everything waits for by what is likely. */
  #giveUp(events: Event[], atEnd = false): void {
    const visit = this.#held.obstacle();
    if (visit !== undefined) {
      this.#guess(visit);
      if (visit.next !== undefined) this.#guess(visit.next);
      visit.ready ??= this.#livesOn(visit, atEnd) ? false : null;
    }
    this.#held.release(events);
  }

  /** Whether the future of a task would have been dropped by now if this visit had been its last poll. */
  #livesOn({ leftAt }: Visit, atEnd: boolean): boolean {
    if (leftAt === undefined || this.#reading.dropsEnter !== true) return false;
    return !atEnd || this.#now - leftAt > surelyDropped;
  }

  #guess(visit: Visit): void {
    this.#decide(visit, visit.due === 'no' ? 'drop' : 'poll');
  }
}
