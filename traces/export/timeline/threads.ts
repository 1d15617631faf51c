import type { Event } from '../../event/event.ts';
import type { Omissions } from '../omissions.ts';
import type { Draw } from './mark.ts';
import { ThreadTrack } from './thread.ts';
import type { Tracks } from './track.ts';

interface Known {
  readonly thread: ThreadTrack;
  /** The first worker that was seen to run on it. */
  worker: number | null;
  /** What the recorder calls it. */
  given: string | undefined;
  /** No thread, but what events are put on that name none: nothing nests on it. */
  isVirtual: boolean;
}

const titleOf = (number: number, { worker, given, isVirtual }: Omit<Known, 'thread'>): string => {
  const thread = isVirtual ? `events of no thread, ${number}` : `thread ${number}`;
  const named = given === undefined ? thread : `${thread}, ${given}`;
  return worker === null ? named : `worker ${worker} (${named})`;
};

/** The threads of a trace, by number, each with its track. */
export class Threads {
  readonly #known = new Map<number, Known>();
  readonly #start: number;
  readonly #draw: Draw;
  readonly #tracks: Tracks;
  readonly #omissions: Omissions;

  constructor(start: number, draw: Draw, tracks: Tracks, omissions: Omissions) {
    this.#start = start;
    this.#draw = draw;
    this.#tracks = tracks;
    this.#omissions = omissions;
  }

  /** The thread that saw `event`, and whether it is a real one. */
  of(event: Event): { readonly thread: ThreadTrack; readonly isVirtual: boolean } {
    const known = this.#known.get(event.s) ?? this.#declare(event);
    const worker = known.worker ?? event.w;
    const given = event.e === 'stream' ? (event.name ?? known.given) : known.given;
    const isVirtual = known.isVirtual || (event.e === 'stream' && event.kind === 'virtual');
    if (worker !== known.worker || given !== known.given || isVirtual !== known.isVirtual) {
      Object.assign(known, { worker, given, isVirtual });
      known.thread.track = this.#tracks.rename(known.thread.track, titleOf(event.s, known));
    }
    return known;
  }

  /** Ends all that is open at the end of the trace. */
  close(t: number): void {
    for (const { thread } of this.#known.values()) thread.cut(t, 'the recording ended first');
  }

  #declare(event: Event): Known {
    const named = {
      worker: event.w,
      given: event.e === 'stream' ? event.name : undefined,
      isVirtual: event.e === 'stream' && event.kind === 'virtual',
    };
    const track = this.#tracks.declare('thread', titleOf(event.s, named));
    const known = { ...named, thread: new ThreadTrack(track, this.#start, this.#draw, this.#omissions) };
    this.#known.set(event.s, known);
    return known;
  }
}
