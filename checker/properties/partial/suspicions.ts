import type { Event, EventOf, TaskId } from '../../../traces/index.ts';
import type { Report } from '../property.ts';
import type { Recorder } from './recorder.ts';
import type { Numbering } from './numbering.ts';
import type { Stream, Streams } from './streams.ts';

/** Something that was not seen and should have been, at some time between two others. */
export interface Suspicion {
  readonly task: TaskId;
  /** The thread on which it arose; null where that is not told. */
  readonly thread: number | null;
  readonly from: number;
  /** Grows until it is known when the event that raised it happened at the latest. */
  to: number;
  readonly because: string;
  readonly events: readonly Event[];
  /** Why it proves nothing. */
  excuse: string | null;
}

/** More than these are undecided: their evidence would be kept until the end. */
const mostKept = 4096;

const dark = 'some thread may have done more in this time than was recorded';

/**
 * What seems to be missing, kept until the recording has shown what every thread did at that time: an absence proves
 * something only where nothing that could have been there can have been lost.
 */
export class Suspicions {
  readonly #kept: Suspicion[] = [];
  readonly #latest = new Map<TaskId, Suspicion>();
  /** By the thread on which they arose, while it has done nothing since. */
  readonly #underWay = new Map<number, Suspicion>();
  readonly #recorder: Recorder;

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  /** Keeps one more; what it says is told at the end. */
  add(suspicion: Suspicion, streams: Streams, report: Report): void {
    if (this.#kept.length >= mostKept) {
      report.undecidable(`${suspicion.because}; too many such cases came before to follow this one`);
      return;
    }
    if (streams.darkUntil > suspicion.from) suspicion.excuse = dark;
    this.#kept.push(suspicion);
    this.#latest.set(suspicion.task, suspicion);
    if (suspicion.thread !== null && suspicion.to === Number.POSITIVE_INFINITY)
      this.#underWay.set(suspicion.thread, suspicion);
  }

  /** A thread has done something: what it did before is over. */
  seen({ s, last }: Stream): void {
    const suspicion = this.#underWay.get(s);
    if (suspicion === undefined) return;
    suspicion.to = last;
    this.#underWay.delete(s);
  }

  /** What a thread did between these times is not known. */
  darkened(from: number, to: number): void {
    for (const suspicion of this.#kept)
      if (from <= suspicion.to && to >= suspicion.from) suspicion.excuse ??= dark;
  }

  /** The last suspicion about the task has another explanation. */
  excuse(task: TaskId, excuse: string): void {
    const suspicion = this.#latest.get(task);
    if (suspicion !== undefined) suspicion.excuse ??= excuse;
  }

  /** The task was woken: that explains the last suspicion about it, if another thread did so soon enough. */
  woken({ task, s, t }: EventOf<'wake.begin'>): void {
    const suspicion = this.#latest.get(task);
    if (suspicion === undefined || suspicion.thread === s || suspicion.to < t - this.#recorder.slack) return;
    suspicion.excuse ??= 'a wake at about the same time may have come before';
  }

  /** Nothing that comes later can bear on the last suspicion about the task. */
  settle(task: TaskId): void {
    this.#latest.delete(task);
  }

  /** Tells at the end what is proven and what is not. */
  tell(streams: Streams, numbering: Numbering, report: Report): void {
    streams.finish();
    const doubt = this.#doubtOf(streams, numbering);
    for (const { because, events, excuse } of this.#kept) {
      const why = excuse ?? doubt;
      if (why === null) report.violated(because, events);
      else report.undecidable(`${because}; but ${why}`);
    }
  }

  #doubtOf({ unseenWorkers }: Streams, { hasHoles }: Numbering): string | null {
    const { hasLost, mayLose } = this.#recorder;
    if (hasLost) return 'the recorder lost events, and does not say where';
    if (unseenWorkers > 0) return `${unseenWorkers} of the workers are not in the recording`;
    if (mayLose && hasHoles) return 'some tasks are not in the recording, so that events may be lost';
    return null;
  }
}
