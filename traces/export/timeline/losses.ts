import type { EventOf } from '../../event/event.ts';
import { Lane } from './lane.ts';
import type { Draw } from './mark.ts';
import type { Tracks } from './track.ts';

/** When events were lost, where the recorder says until when: one track for each thread that lost some. */
export class Losses {
  readonly #lanes = new Map<number, Lane>();
  readonly #start: number;
  readonly #draw: Draw;
  readonly #tracks: Tracks;

  constructor(start: number, draw: Draw, tracks: Tracks) {
    this.#start = start;
    this.#draw = draw;
    this.#tracks = tracks;
  }

  take({ s, t, until, why }: EventOf<'gap'>): void {
    if (until === undefined) return;
    const lane = this.#of(s);
    lane.begin(why, t);
    lane.end(until);
  }

  #of(thread: number): Lane {
    const known = this.#lanes.get(thread);
    if (known !== undefined) return known;
    const track = this.#tracks.declare('losses', `lost on thread ${thread}`);
    const lane = new Lane(track, 'losses', this.#start, this.#draw);
    this.#lanes.set(thread, lane);
    return lane;
  }
}
