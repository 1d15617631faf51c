import type { TaskId } from '../../event/event.ts';
import { Lane } from './lane.ts';
import type { Draw } from './mark.ts';
import type { Tracks } from './track.ts';

/** More arrows than this into one poll show nothing. */
const mostArrows = 64;

/** An arrow that starts at a wake. */
export interface Arrow {
  readonly arrow: number;
  /** Where it starts in time. */
  readonly t: number;
}

const poller = (worker: number | null, thread: number): string =>
  worker === null ? `polled on thread ${thread}` : `polled by worker ${worker}`;

/** One task: when it waits for a poll, and its polls; one that overlaps another is on a track beside it. */
export class TaskTrack {
  readonly #task: TaskId;
  readonly #start: number;
  readonly #draw: Draw;
  readonly #tracks: Tracks;
  readonly #lanes: Lane[] = [];
  #isRunnable = false;
  #arrows: Arrow[] = [];

  constructor(task: TaskId, start: number, draw: Draw, tracks: Tracks) {
    this.#task = task;
    this.#start = start;
    this.#draw = draw;
    this.#tracks = tracks;
  }

  /** The latest time so far. */
  get latest(): number {
    return Math.max(this.#start, ...this.#lanes.map(({ latest }) => latest));
  }

  /** From `t` on the task is to be polled. */
  runnable(t: number): void {
    if (this.#isRunnable) return;
    this.#isRunnable = true;
    this.#waitUnlessPolled(t);
  }

  /** Whether one more arrow may end in the next poll. */
  get hasRoom(): boolean {
    return this.#arrows.length < mostArrows;
  }

  /** Remembers an arrow that ends in the next poll. */
  await(arrow: Arrow): void {
    this.#arrows.push(arrow);
  }

  /** The arrows that end in the poll that begins now. */
  arrowsIn(): readonly Arrow[] {
    const arrows = this.#arrows;
    this.#arrows = [];
    return arrows;
  }

  /** A poll begins on `thread`. */
  pollBegins(t: number, worker: number | null, thread: number): void {
    this.#isRunnable = false;
    const lane = this.#lanes.find((one) => one.thread === undefined) ?? this.#lane();
    lane.begin(poller(worker, thread), t, thread);
  }

  /** The poll on `thread` is over, if one was seen to begin there. */
  pollEnds(t: number, thread: number): void {
    this.#lanes.findLast((one) => one.thread === thread)?.end(t);
    if (this.#isRunnable) this.#waitUnlessPolled(t);
  }

  /** Ends what is open; `isCut` when its real end is unknown. */
  close(t: number, isCut: boolean): void {
    for (const lane of this.#lanes) lane.end(t, isCut ? { cut: true } : undefined);
  }

  #waitUnlessPolled(t: number): void {
    if (this.#lanes.some(({ thread }) => thread !== undefined)) return;
    (this.#lanes[0] ?? this.#lane()).begin('waiting', t);
  }

  #lane(): Lane {
    const name = `task ${this.#task}${this.#lanes.length === 0 ? '' : ', polled at the same time'}`;
    const lane = new Lane(this.#tracks.declare('task', name), 'task', this.#start, this.#draw);
    this.#lanes.push(lane);
    return lane;
  }
}
