import type { Event, EventOf } from '../../event/event.ts';
import type { End, Header } from '../../event/header.ts';
import type { Omissions } from '../omissions.ts';
import { Counters } from './counters.ts';
import { Losses } from './losses.ts';
import type { Args, Draw, Track } from './mark.ts';
import { type Role, rolesIn } from './spans.ts';
import type { Arrow } from './task.ts';
import { Tasks } from './tasks.ts';
import type { ThreadTrack } from './thread.ts';
import { Threads } from './threads.ts';
import { Tracks } from './track.ts';

const moment: Role = { role: 'moment' };

const titleOf = ({ runtime: { name, version, flavor, workers } }: Header): string =>
  [
    version === null ? name : `${name} ${version}`,
    ...(flavor === 'unknown' ? [] : [flavor]),
    workers === 1 ? '1 worker' : `${workers} workers`,
  ].join(', ');

/** The number of the arrow that starts at an event: 0 is none. */
const arrowFrom = ({ g }: Event): number => g + 1;

const latestOf = (arrows: readonly Arrow[]): number => Math.max(0, ...arrows.map(({ t }) => t));

/**
 * Draws a trace as tracks: one for each thread with everything that it saw, one for each task with its polls and how long
 * it waited for them, counters for queues, and arrows from wakes to the polls that they led to.
 */
export class Timeline {
  readonly #draw: Draw;
  readonly #omissions: Omissions;
  readonly #roleOf: (kind: Event['e']) => Role;
  readonly #runtime: Track;
  readonly #threads: Threads;
  readonly #tasks: Tasks;
  readonly #counters: Counters;
  readonly #losses: Losses;
  #latest: number;

  /** @param start - the time of the first event: nothing is drawn before it */
  constructor(header: Header, start: number, draw: Draw, omissions: Omissions) {
    const tracks = new Tracks(draw);
    this.#draw = draw;
    this.#omissions = omissions;
    this.#roleOf = rolesIn(header);
    this.#runtime = tracks.declare('runtime', titleOf(header));
    this.#threads = new Threads(start, draw, tracks, omissions);
    this.#tasks = new Tasks(start, draw, tracks);
    this.#counters = new Counters(start, draw, tracks);
    this.#losses = new Losses(start, draw, tracks);
    this.#latest = start;
    this.#remark('the recording begins', 'header', { t: start, header });
  }

  /** Draws one event more. */
  take(event: Event): void {
    const t = this.#drawOnThread(event);
    this.#latest = Math.max(this.#latest, t);
    this.#tasks.take(event, t);
    this.#counters.take(event);
    if (event.e === 'gap') this.#losses.take(event);
  }

  /** Ends what is still open; called once, after the last event. */
  finish(end: End | undefined): void {
    this.#threads.close(this.#latest);
    this.#tasks.close(this.#latest);
    if (end === undefined) this.#remark('the recording was cut off here', 'end', {});
    else this.#remark('the recording ends', 'end', { end });
  }

  #drawOnThread(event: Event): number {
    const { thread, isVirtual } = this.#threads.of(event);
    const role = isVirtual ? moment : this.#roleOf(event.e);
    if (event.e === 'wake.begin') return this.#drawWake(event, thread, role);
    if (event.e === 'poll.begin') return this.#drawPoll(event, thread, role);
    if (event.e === 'gap') thread.cut(event.t, 'events were lost first');
    return thread.take(event, { role });
  }

  #drawWake(event: EventOf<'wake.begin'>, thread: ThreadTrack, role: Role): number {
    const task = this.#tasks.find(event.task);
    if (task?.hasRoom !== true) {
      const why = task === undefined ? 'the task is over or unknown' : 'too many before the next poll';
      this.#omissions.add('arrow from wake.begin', why);
      return thread.take(event, { role });
    }
    const arrow = arrowFrom(event);
    const t = thread.take(event, { role, arrows: { out: arrow } });
    task.await({ arrow, t });
    return t;
  }

  #drawPoll(event: EventOf<'poll.begin'>, thread: ThreadTrack, role: Role): number {
    const arrows = this.#tasks.find(event.task)?.arrowsIn() ?? [];
    if (arrows.length === 0) return thread.take(event, { role });
    // Times of two threads may be a little apart; an arrow must not point back.
    const earliest = latestOf(arrows);
    return thread.take(event, { role, earliest, arrows: { in: arrows.map(({ arrow }) => arrow) } });
  }

  #remark(name: string, category: string, args: Args): void {
    this.#draw({ mark: 'instant', track: this.#runtime, t: this.#latest, name, category, args });
  }
}
