import type { Args, Draw, Track } from './mark.ts';
import { TrackTime } from './track.ts';

/** A track with one span at a time, which only repeats what events on the tracks of threads say. */
export class Lane {
  readonly #draw: Draw;
  readonly #track: Track;
  readonly #category: string;
  readonly #time: TrackTime;
  #isOpen = false;
  #thread: number | undefined;

  constructor(track: Track, category: string, start: number, draw: Draw) {
    this.#track = track;
    this.#category = category;
    this.#time = new TrackTime(start);
    this.#draw = draw;
  }

  /** The thread that the open span is of, if there is one and it is of a thread. */
  get thread(): number | undefined {
    return this.#thread;
  }

  /** The latest time so far. */
  get latest(): number {
    return this.#time.latest;
  }

  /** Begins a span, after the one that is open has ended. */
  begin(name: string, t: number, thread?: number): void {
    this.end(t);
    this.#thread = thread;
    this.#isOpen = true;
    this.#draw({
      mark: 'begin',
      track: this.#track,
      t: this.#time.at(t),
      name,
      category: this.#category,
    });
  }

  /** Ends the span that is open, if one is. */
  end(t: number, args?: Args): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#thread = undefined;
    const ended = { mark: 'end', track: this.#track, t: this.#time.at(t) } as const;
    this.#draw(args === undefined ? ended : { ...ended, args });
  }
}
