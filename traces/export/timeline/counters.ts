import type { Event } from '../../event/event.ts';
import type { Draw, Track } from './mark.ts';
import { type Tracks, TrackTime } from './track.ts';

interface Counter {
  readonly track: Track;
  readonly time: TrackTime;
  value: number;
}

const queueOf = (worker: number): string => `local queue of worker ${worker}`;

/** The lengths of queues and the number of tasks, as far as events tell them. */
const readings = (event: Event): readonly (readonly [name: string, value: number])[] => {
  const read: (readonly [string, number])[] = [];
  if ('depths' in event)
    for (const [worker, length] of event.depths.entries()) read.push([queueOf(worker), length]);
  if ('local' in event && event.w !== null) read.push([queueOf(event.w), event.local]);
  if ('inject' in event) read.push(['inject queue', event.inject]);
  if ('alive' in event) read.push(['tasks alive', event.alive]);
  return read;
};

/** Draws how long queues are, wherever that changes. */
export class Counters {
  readonly #counters = new Map<string, Counter>();
  readonly #start: number;
  readonly #draw: Draw;
  readonly #tracks: Tracks;

  constructor(start: number, draw: Draw, tracks: Tracks) {
    this.#start = start;
    this.#draw = draw;
    this.#tracks = tracks;
  }

  take(event: Event): void {
    for (const [name, value] of readings(event)) {
      const counter = this.#named(name);
      if (counter.value === value) continue;
      counter.value = value;
      this.#draw({ mark: 'count', track: counter.track, t: counter.time.at(event.t), value });
    }
  }

  #named(name: string): Counter {
    const known = this.#counters.get(name);
    if (known !== undefined) return known;
    const counter = {
      track: this.#tracks.declare('counter', name),
      time: new TrackTime(this.#start),
      value: -1,
    };
    this.#counters.set(name, counter);
    return counter;
  }
}
