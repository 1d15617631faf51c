import type { Event, EventOf } from '../../../traces/index.ts';
import type { Recorder } from './recorder.ts';

/**
 * Nanoseconds that a thread may be silent for before the recording could have lost a part of what it did. Recorders that
 * drop events drop them by the buffer: one of a megabyte takes a worker that does nothing but poll about this long to fill.
 */
const mostSilence = 20_000_000;

/** One thread, as far as its events so far tell. */
export interface Stream {
  readonly s: number;
  /** Time of its last event. */
  last: number;
  /** Time of the event before that. */
  previous: number;
  isWorker: boolean;
  /** Not a thread: the recorder does not tell threads apart. */
  isVirtual: boolean;
  /** It runs blocking tasks. */
  isBlocking: boolean;
  /** It has woken tasks, and is no thread whose loss the numbers of tasks would tell. */
  mayWake: boolean;
  /** Until when events of it are known to be lost. */
  lostUntil: number;
}

/** Is told that a thread may have done anything between two times. */
export type Darkened = (from: number, to: number) => void;

/** Follows the threads of a recording, and the times in which events of them may be missing. */
export class Streams {
  readonly #streams = new Map<number, Stream>();
  readonly #workers = new Set<number>();
  readonly #recorder: Recorder;
  readonly #darkened: Darkened;
  /** Until when some thread may have done anything. */
  darkUntil = Number.NEGATIVE_INFINITY;

  constructor(recorder: Recorder, darkened: Darkened) {
    this.#recorder = recorder;
    this.#darkened = darkened;
  }

  /** Takes notice of an event, before anything else does. */
  see(event: Event): Stream {
    const known = this.#streams.get(event.s);
    const stream = known ?? this.#begin(event);
    if (known !== undefined) this.#silence(known, event);
    stream.previous = known === undefined ? Number.NEGATIVE_INFINITY : stream.last;
    stream.last = event.t;
    if (event.w !== null) {
      stream.isWorker = true;
      this.#workers.add(event.w);
    }
    if (event.e === 'stream') {
      stream.isVirtual = event.kind === 'virtual';
      stream.isBlocking = event.kind === 'blocking';
    } else if (event.e === 'wake.begin') stream.mayWake = !stream.isBlocking;
    else if (event.e === 'gap') this.#lose(stream, event);
    return stream;
  }

  /** How many workers are not in the recording at all, and may have done anything. */
  get unseenWorkers(): number {
    return this.#recorder.mayLose ? Math.max(0, this.#recorder.workers - this.#workers.size) : 0;
  }

  /** At the end: what threads did after their last events is not known. */
  finish(): void {
    if (!this.#recorder.mayLose) return;
    const lasts = [...this.#streams.values()].map(({ last }) => last);
    const end = Math.max(...lasts);
    for (const stream of this.#streams.values())
      if (stream.isWorker && end - stream.last > mostSilence)
        this.#darken(stream.last, Number.POSITIVE_INFINITY);
  }

  #begin({ s, w, t }: Event): Stream {
    const stream: Stream = {
      s,
      last: t,
      previous: Number.NEGATIVE_INFINITY,
      isWorker: w !== null,
      isVirtual: false,
      mayWake: false,
      isBlocking: false,
      lostUntil: Number.NEGATIVE_INFINITY,
    };
    this.#streams.set(s, stream);
    if (w !== null && this.#recorder.mayLose) this.#darken(Number.NEGATIVE_INFINITY, t);
    return stream;
  }

  #silence(stream: Stream, { t }: Event): void {
    if (stream.lostUntil > stream.last) this.#darken(stream.last, Math.min(t, stream.lostUntil));
    const acts = stream.isWorker || stream.mayWake;
    if (this.#recorder.mayLose && acts && t - stream.last > mostSilence) this.#darken(stream.last, t);
  }

  #lose(stream: Stream, { t, until }: EventOf<'gap'>): void {
    stream.lostUntil = until ?? Number.POSITIVE_INFINITY;
    this.#darken(t, until ?? t);
  }

  #darken(from: number, to: number): void {
    this.darkUntil = Math.max(this.darkUntil, to);
    this.#darkened(from, to);
  }
}
