import type { Event, EventOf, TaskId } from '../../event/event.ts';
import type { Draw } from './mark.ts';
import { TaskTrack } from './task.ts';
import type { Tracks } from './track.ts';

/**
 * The tasks that are alive. One that is over is forgotten, so that memory does not grow with how many there were; and a
 * wake alone makes none, because wakers outlive their tasks.
 */
export class Tasks {
  readonly #draw: Draw;
  readonly #tracks: Tracks;
  readonly #alive = new Map<TaskId, TaskTrack>();
  #start: number;

  constructor(start: number, draw: Draw, tracks: Tracks) {
    this.#start = start;
    this.#draw = draw;
    this.#tracks = tracks;
  }

  /** The track of `task`, if it is known to be alive. */
  find(task: TaskId): TaskTrack | undefined {
    return this.#alive.get(task);
  }

  /** Follows an event that is drawn at `t`. */
  take(event: Event, t: number): void {
    if (event.e === 'spawn.begin') this.#get(event.task).runnable(t);
    else if (event.e === 'wake.begin' || event.e === 'yield') this.find(event.task)?.runnable(t);
    else if (event.e === 'poll.begin') this.#get(event.task).pollBegins(t, event.w, event.s);
    else if (event.e === 'poll.end') this.#pollEnds(event, t);
    else if (event.e === 'task.end' && event.task !== undefined) this.#over(event.task, t);
  }

  /** Ends all that is open at the end of the trace. */
  close(t: number): void {
    for (const track of this.#alive.values()) track.close(t, true);
  }

  #get(task: TaskId): TaskTrack {
    const known = this.#alive.get(task);
    if (known !== undefined) return known;
    const track = new TaskTrack(task, this.#start, this.#draw, this.#tracks);
    this.#alive.set(task, track);
    return track;
  }

  #pollEnds({ task, s, ready }: EventOf<'poll.end'>, t: number): void {
    this.find(task)?.pollEnds(t, s);
    if (ready === true) this.#over(task, t);
  }

  #over(task: TaskId, t: number): void {
    const track = this.#alive.get(task);
    if (track === undefined) return;
    track.close(t, false);
    // Should it be seen again, its tracks must not begin before what is on those of the same name.
    this.#start = Math.max(this.#start, track.latest);
    this.#alive.delete(task);
  }
}
