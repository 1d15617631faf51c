import type { Draw, Track, TrackOf } from './mark.ts';

/** Declares and numbers tracks. */
export class Tracks {
  readonly #draw: Draw;
  #last = 0;

  constructor(draw: Draw) {
    this.#draw = draw;
  }

  /** Declares one more track. */
  declare(of: TrackOf, name: string): Track {
    this.#last += 1;
    return this.#tell({ number: this.#last, of, name });
  }

  /** Gives a track another name. */
  rename(track: Track, name: string): Track {
    return this.#tell({ ...track, name });
  }

  #tell(track: Track): Track {
    this.#draw({ mark: 'track', track });
    return track;
  }
}

/** The time of one track. It never goes back: viewers order by time, while the order of a trace is that of `g`. */
export class TrackTime {
  #latest: number;

  constructor(start: number) {
    this.#latest = start;
  }

  /** The latest time so far. */
  get latest(): number {
    return this.#latest;
  }

  /** Where on this track `t` stands: there, or at the latest time so far if that is later. */
  at(t: number): number {
    this.#latest = Math.max(this.#latest, t);
    return this.#latest;
  }
}
