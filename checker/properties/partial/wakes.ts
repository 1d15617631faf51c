import type { Event, EventOf, TaskId } from '../../../traces/index.ts';
import type { Recorder } from './recorder.ts';
import { mayHappenLater, mayHaveHappened, neverWoken } from './recorder.ts';
import type { Stream } from './streams.ts';

/** A wake of a task that can be the reason of a poll. */
export interface Wake {
  readonly task: TaskId;
  /** The thread that called the waker; null where that is not told. */
  readonly thread: number | null;
  /** Until when it may have taken effect: the time of the next event on its thread. */
  latest: number;
  /** It was there before the last poll of the task began as well, and may be what that poll was for. */
  isOld: boolean;
}

/** What is known of a task that lives. */
export interface Woken {
  /** Whether its wakes are recorded; null while nothing says so. */
  shown: boolean | null;
  /** It is polled without being woken. */
  exempt: boolean;
  /** It was spawned, and not polled since. */
  isNew: boolean;
  wakes: readonly Wake[];
  /** For each poll that was for one of some wakes of which none was over: these. The first that is over is that one. */
  debts: readonly (readonly Wake[])[];
  lastPoll: EventOf<'poll.begin'> | null;
  /** When the last poll had begun at the latest, and those that may have come after it although the order says otherwise. */
  begunBy: number;
  /** The wakes there were before these polls. */
  before: readonly Wake[];
}

/** Whether a wake is left that no poll was for, as far as is known. */
export const hasWakeLeft = ({ wakes, debts }: Woken): boolean => wakes.length > debts.length;

/** As many wakes of one task as can be under way at once; those that are long over say no more about the next poll. */
const mostWakes = 64;

/** Tasks that ended last and are remembered. */
const mostEnded = 4096;

/** Takes away a wake. It is what the first of the polls was for that may have been for it: the others have more to choose from. */
function settle(woken: Woken, wake: Wake): void {
  const paid = woken.debts.findIndex((wakes) => wakes.includes(wake));
  woken.debts = woken.debts.filter((_, index) => index !== paid);
  woken.wakes = woken.wakes.filter((other) => other !== wake);
}

function addWake(woken: Woken, wake: Wake): void {
  if (woken.wakes.length >= mostWakes) {
    const latest = Math.min(...woken.wakes.map((other) => other.latest));
    const oldest = woken.wakes.find((other) => other.latest === latest);
    if (oldest !== undefined) settle(woken, oldest);
  }
  woken.wakes = [...woken.wakes, wake];
}

/** The tasks of a recording with what woke them. */
export class Wakes {
  readonly #tasks = new Map<TaskId, Woken>();
  /** The last wake of each thread, while that thread has done nothing after it. */
  readonly #underWay = new Map<number, Wake>();
  /** The task that each thread began to poll last, while it has done nothing after that. */
  readonly #beginning = new Map<number, Woken>();
  /** When tasks ended, of which clocks leave it open whether they did before what comes after. */
  readonly #ended = new Map<TaskId, number>();
  readonly #recorder: Recorder;

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  /** A thread has done something: the wake that it did last is over. */
  seen({ s, last }: Stream): void {
    const polled = this.#beginning.get(s);
    if (polled !== undefined && polled.lastPoll?.s === s) polled.begunBy = Math.min(polled.begunBy, last);
    this.#beginning.delete(s);
    const wake = this.#underWay.get(s);
    if (wake === undefined) return;
    wake.latest = last;
    this.#underWay.delete(s);
    const woken = this.#tasks.get(wake.task);
    if (woken?.debts.some((wakes) => wakes.includes(wake)) === true) settle(woken, wake);
  }

  get(task: TaskId): Woken | undefined {
    return this.#tasks.get(task);
  }

  /** A task is spawned. In the order that was found, it may have been woken before, or even polled. */
  spawned({ task, kind, instrumented }: EventOf<'spawn.begin'>): void {
    const woken = this.#tasks.get(task) ?? this.#found(task);
    woken.shown = this.#recorder.wakes === 'all' ? true : (instrumented ?? woken.shown);
    woken.exempt = neverWoken.has(kind);
    woken.isNew = woken.lastPoll === null;
  }

  woken({ task, s, t }: EventOf<'wake.begin'>, { isVirtual }: Stream): void {
    const wake: Wake = { task, thread: isVirtual ? null : s, latest: t, isOld: false };
    if (mayHappenLater(this.#recorder, 'wake.begin')) {
      wake.latest = Number.POSITIVE_INFINITY;
      if (!isVirtual) this.#underWay.set(s, wake);
    }
    const woken = this.#tasks.get(task) ?? this.#found(task);
    woken.shown ??= true;
    addWake(woken, wake);
  }

  /** The wakes that may have taken effect after the poll began to answer them. */
  after(wakes: readonly Wake[], event: EventOf<'poll.begin'>, stream: Stream): readonly Wake[] {
    const begins = this.#answersFrom(event, stream);
    const after = wakes.filter(
      ({ thread, latest }) => thread !== event.s && latest + this.#recorder.slack >= begins,
    );
    for (const wake of after) wake.isOld = true;
    return after;
  }

  polled(event: EventOf<'poll.begin'>, { wakes, debts }: Pick<Woken, 'wakes' | 'debts'>): void {
    const woken = this.#tasks.get(event.task) ?? this.#found(event.task);
    woken.before = woken.wakes;
    this.#begin(woken, event);
    woken.wakes = wakes;
    woken.debts = debts;
  }

  /** Whether the poll and the one before it may have come the other way round: the clocks of their threads differ. */
  mayComeFirst({ s, t }: EventOf<'poll.begin'>, { lastPoll, begunBy }: Woken): boolean {
    const { slack } = this.#recorder;
    return slack > 0 && lastPoll !== null && lastPoll.s !== s && t - slack <= begunBy;
  }

  /** Notes a poll that may have come first: then any wake before either of the two may be left for a later poll. */
  polledInAnyOrder(event: EventOf<'poll.begin'>, woken: Woken): void {
    const since = Math.min(woken.lastPoll?.t ?? event.t, event.t) - this.#recorder.slack;
    const all = [...new Set([...woken.before, ...woken.wakes])].slice(-mostWakes);
    for (const wake of all) wake.isOld = true;
    this.#begin(woken, event);
    woken.before = all;
    woken.wakes = all.filter(({ latest }) => latest + this.#recorder.slack >= since);
    woken.debts = [];
  }

  /** A task ends. */
  forget(task: TaskId, { t }: Event): void {
    this.#tasks.delete(task);
    if (this.#recorder.slack === 0) return;
    this.#ended.set(task, t);
    for (const [oldest, endedAt] of this.#ended) {
      if (endedAt + this.#recorder.slack >= t && this.#ended.size <= mostEnded) return;
      this.#ended.delete(oldest);
    }
  }

  /** Whether the poll may have come before the end of its task, although the order says otherwise. */
  mayPrecedeEnd({ task, t }: EventOf<'poll.begin'>): boolean {
    return t - this.#recorder.slack <= (this.#ended.get(task) ?? Number.NEGATIVE_INFINITY);
  }

  #begin(woken: Woken, event: EventOf<'poll.begin'>): void {
    woken.isNew = false;
    woken.lastPoll = event;
    woken.begunBy = mayHappenLater(this.#recorder, 'poll.begin') ? Number.POSITIVE_INFINITY : event.t;
    this.#beginning.set(event.s, woken);
  }

  #found(task: TaskId): Woken {
    const shown = this.#recorder.wakes === 'all' ? true : null;
    const woken: Woken = {
      shown,
      exempt: task === 0,
      isNew: false,
      wakes: [],
      debts: [],
      lastPoll: null,
      begunBy: Number.NEGATIVE_INFINITY,
      before: [],
    };
    this.#tasks.set(task, woken);
    return woken;
  }

  /** From when on the poll may have taken note of wakes. Where threads are not told apart, that can be any time. */
  #answersFrom({ t }: EventOf<'poll.begin'>, { previous, isVirtual }: Stream): number {
    if (!mayHaveHappened(this.#recorder, 'poll.begin')) return t;
    return isVirtual ? Number.NEGATIVE_INFINITY : Math.min(previous, t);
  }
}
