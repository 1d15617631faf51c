import type { Args, BeginMark, InstantMark, Mark, Track, TrackOf } from '../timeline/mark.ts';

/** One event of Chrome's Trace Event Format. What is undefined is not written. */
export interface ChromeEvent {
  readonly ph: 'M' | 'B' | 'E' | 'i' | 'C' | 's' | 'f';
  readonly pid: number;
  readonly tid?: number;
  /** Microseconds. */
  readonly ts?: number;
  readonly name?: string;
  readonly cat?: string;
  /** Of an arrow. */
  readonly id?: number;
  /** What an arrow's end is bound to: the enclosing slice. */
  readonly bp?: 'e';
  /** What an instant belongs to: a thread, or the process. */
  readonly s?: 't' | 'p' | undefined;
  readonly args?: Args | undefined;
}

/** Tasks are shown as a second process, so that they do not stand between the threads. */
const runtimePid = 1;
const tasksPid = 2;

const pidOf: Readonly<Record<TrackOf, number>> = {
  runtime: runtimePid,
  thread: runtimePid,
  losses: runtimePid,
  counter: runtimePid,
  task: tasksPid,
};

/** A thread whose number is that of its process is taken for its main thread: tracks are numbered after the processes. */
const placeOf = ({ number, of }: Track) => ({ pid: pidOf[of], tid: number + tasksPid });

const arrowKind = { name: 'wake', cat: 'wake' } as const;

/** Makes the events of Chrome's format that stand for marks. */
export class ChromeEvents {
  #origin: number | undefined;
  #namesTasks = false;

  /** The events that stand for `mark`, in the order in which they must be written. */
  of(mark: Mark): readonly ChromeEvent[] {
    switch (mark.mark) {
      case 'track':
        return this.#track(mark.track);
      case 'begin':
      case 'instant':
        return this.#named(mark);
      case 'end': {
        const { pid, tid } = placeOf(mark.track);
        return [{ ph: 'E', pid, tid, ts: this.#microseconds(mark.t), args: mark.args }];
      }
      case 'count': {
        const { name, of } = mark.track;
        const ts = this.#microseconds(mark.t);
        return [{ ph: 'C', pid: pidOf[of], ts, name, args: { value: mark.value } }];
      }
    }
  }

  #track(track: Track): readonly ChromeEvent[] {
    const { of, name } = track;
    const { pid, tid } = placeOf(track);
    if (of === 'runtime') return [{ ph: 'M', pid, name: 'process_name', args: { name } }];
    if (of === 'counter') return [];
    const named = { ph: 'M', pid, tid, name: 'thread_name', args: { name } } as const;
    if (of !== 'task' || this.#namesTasks) return [named];
    this.#namesTasks = true;
    return [{ ph: 'M', pid, name: 'process_name', args: { name: 'tasks' } }, named];
  }

  #named(mark: BeginMark | InstantMark): readonly ChromeEvent[] {
    const { pid, tid } = placeOf(mark.track);
    const ts = this.#microseconds(mark.t);
    const { name, category: cat, args, arrows } = mark;
    const shown: ChromeEvent =
      mark.mark === 'begin'
        ? { ph: 'B', pid, tid, ts, name, cat, args }
        : { ph: 'i', s: mark.track.of === 'runtime' ? 'p' : 't', pid, tid, ts, name, cat, args };
    if (arrows === undefined) return [shown];
    const at = { ...arrowKind, pid, tid, ts };
    const events = [shown];
    for (const id of arrows.in ?? []) events.push({ ph: 'f', bp: 'e', id, ...at });
    if (arrows.out !== undefined) events.push({ ph: 's', id: arrows.out, ...at });
    return events;
  }

  /** Of a time since the first one: a number this small keeps its nanoseconds as a fraction. */
  #microseconds(t: number): number {
    this.#origin ??= t;
    return (t - this.#origin) / 1000;
  }
}
