import type { EventOf, TaskId } from '../../../traces/index.ts';
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
  readonly exempt: boolean;
  /** It was spawned, and not polled since. */
  isNew: boolean;
  wakes: readonly Wake[];
  /** For each poll that was for one of some wakes of which none was over: these. The first that is over is that one. */
  debts: readonly (readonly Wake[])[];
  lastPoll: EventOf<'poll.begin'> | null;
}

/** Whether a wake is left that no poll was for, as far as is known. */
export const hasWakeLeft = ({ wakes, debts }: Woken): boolean => wakes.length > debts.length;

/** As many wakes of one task as can be under way at once; those that are long over say no more about the next poll. */
const mostWakes = 64;

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
  readonly #recorder: Recorder;

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  /** A thread has done something: the wake that it did last is over. */
  seen({ s, last }: Stream): void {
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

  spawned({ task, kind, instrumented }: EventOf<'spawn.begin'>): void {
    const shown = this.#recorder.wakes === 'all' ? true : (instrumented ?? null);
    this.#tasks.set(task, {
      shown,
      exempt: neverWoken.has(kind),
      isNew: true,
      wakes: [],
      debts: [],
      lastPoll: null,
    });
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
    woken.isNew = false;
    woken.lastPoll = event;
    woken.wakes = wakes;
    woken.debts = debts;
  }

  forget(task: TaskId): void {
    this.#tasks.delete(task);
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
