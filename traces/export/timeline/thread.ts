import type { Event, EventKind } from '../../event/event.ts';
import type { Omissions } from '../omissions.ts';
import { argsOf, endArgsOf } from './args.ts';
import { momentLabel, spanLabel } from './label.ts';
import type { Arrows, Draw, Track } from './mark.ts';
import type { OpenSpan } from './open-span.ts';
import { ends, opened } from './open-span.ts';
import type { Role } from './spans.ts';
import { TrackTime } from './track.ts';

/** Deeper than this is nothing but begins whose ends were never recorded. Viewers give up at 512. */
const deepest = 64;

/** How an event is drawn on the track of its thread. */
export interface Drawing {
  readonly role: Role;
  /** It is drawn no earlier than this; any time if absent. */
  readonly earliest?: number;
  readonly arrows?: Arrows;
}

/** What one thread saw. Each event is exactly one mark: the begin of a span, its end, or a moment. */
export class ThreadTrack {
  /** Its name may change. */
  track: Track;
  readonly #draw: Draw;
  readonly #omissions: Omissions;
  readonly #time: TrackTime;
  readonly #open: OpenSpan[] = [];

  constructor(track: Track, start: number, draw: Draw, omissions: Omissions) {
    this.track = track;
    this.#time = new TrackTime(start);
    this.#draw = draw;
    this.#omissions = omissions;
  }

  /** Draws `event` and returns where it stands in time. */
  take(event: Event, drawing: Drawing): number {
    const t = this.#time.at(Math.max(event.t, drawing.earliest ?? 0));
    if (t !== event.t)
      this.#omissions.add(`time of ${event.e}`, 'it is before what precedes it in order: moved there');
    const { role } = drawing;
    switch (role.role) {
      case 'begin':
        this.#begin(event, role.end, drawing, t);
        break;
      case 'end':
        this.#end(event, drawing, t);
        break;
      case 'moment':
        this.#place('instant', momentLabel(event), event, drawing, t);
    }
    return t;
  }

  /** Ends what is open where its real end will not be seen, because of `why`. */
  cut(t: number, why: string): void {
    this.#cutDownTo(0, this.#time.at(t), why);
  }

  #begin(event: Event, end: EventKind, drawing: Drawing, t: number): void {
    if (this.#open.length < deepest) {
      this.#open.push(opened(event, end));
      this.#place('begin', spanLabel(event), event, drawing, t);
      return;
    }
    this.#omissions.add(`length of ${event.e}`, 'too many before it have no end: drawn as a moment');
    this.#place('instant', momentLabel(event), event, drawing, t);
  }

  #end(event: Event, drawing: Drawing, t: number): void {
    const index = this.#open.findLastIndex((one) => ends(event, one));
    const span = this.#open[index];
    if (span === undefined) {
      this.#omissions.add(`length up to ${event.e}`, 'nothing that is open ends with it: drawn as a moment');
      this.#place('instant', momentLabel(event), event, drawing, t);
      return;
    }
    this.#cutDownTo(index + 1, t, 'what encloses it ended first');
    this.#open.length = index;
    this.#draw({ mark: 'end', track: this.track, t, args: endArgsOf(event, span, t) });
  }

  #place(mark: 'begin' | 'instant', name: string, event: Event, { arrows }: Drawing, t: number): void {
    const args = argsOf(event, t);
    const drawn = { mark, track: this.track, t, name, category: event.e, args };
    this.#draw(arrows === undefined ? drawn : { ...drawn, arrows });
  }

  #cutDownTo(depth: number, t: number, why: string): void {
    for (const { end } of this.#open.splice(depth)) {
      this.#omissions.add(`length up to ${end}`, `${why}: cut there`);
      this.#draw({ mark: 'end', track: this.track, t, args: { cut: true } });
    }
  }
}
