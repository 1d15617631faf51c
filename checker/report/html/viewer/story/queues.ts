import type { ShownEvent } from '../../payload/row-reader.ts';

/** A task in a queue; -1 for one that the recorder did not name. */
type Queued = number;

/** What a recording with probes tells about one worker. */
export interface WorkerPlaces {
  polling: number | null;
  lifo: Queued | null;
  queue: Queued[];
  /** Whose wakers its thread will call after its next pass through the driver. */
  deferred: number[];
}

/** Where all tasks are that a recording with probes told of. */
export interface Whereabouts {
  readonly workers: WorkerPlaces[];
  inject: Queued[];
}

const emptyWorker = (): WorkerPlaces => ({ polling: null, lifo: null, queue: [], deferred: [] });

/** Nobody is anywhere yet. */
export const nowhere = (workers: number): Whereabouts => ({
  workers: Array.from({ length: workers }, emptyWorker),
  inject: [],
});

/** A copy that may be changed. */
export const copyOf = ({ workers, inject }: Whereabouts): Whereabouts => ({
  workers: workers.map((one) => ({ ...one, queue: [...one.queue], deferred: [...one.deferred] })),
  inject: [...inject],
});

const numberOr = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;

/** Takes `task` out of `queue`, or the first of it where the task was not named or is not there. */
const takeFrom = (queue: Queued[], task: number): void => {
  const found = queue.indexOf(task);
  queue.splice(Math.max(0, found), 1);
};

const schedule = (at: Whereabouts, own: WorkerPlaces | undefined, to: unknown, task: Queued): void => {
  if (to === 'inject') at.inject.push(task);
  else if (to === 'lifo' && own !== undefined) own.lifo = task;
  else own?.queue.push(task);
};

const take = (at: Whereabouts, own: WorkerPlaces | undefined, from: unknown, task: Queued): void => {
  if (from === 'inject') takeFrom(at.inject, task);
  else if (from === 'local' && own !== undefined) takeFrom(own.queue, task);
  else if (own !== undefined) own.lifo = null;
};

/** The last of the stolen is run at once; the others go to the thief's queue. */
const steal = (own: WorkerPlaces | undefined, victim: WorkerPlaces | undefined, task: Queued): void => {
  if (own === undefined || victim === undefined) return;
  const last = victim.queue.indexOf(task);
  if (last >= 0) own.queue.push(...victim.queue.splice(0, last + 1).slice(0, -1));
  else if (victim.lifo === task) victim.lifo = null;
};

/** The front of the queue and the task that found no room, which is the last that was put there. */
const overflow = (at: Whereabouts, own: WorkerPlaces | undefined, n: number): void => {
  if (own === undefined || n === 0) return;
  const pushed = own.queue.splice(-1);
  at.inject.push(...own.queue.splice(0, n - 1), ...pushed);
};

/** What `event` changes in where tasks are, by what it says itself. */
export const follow = (at: Whereabouts, { e, w, fields }: ShownEvent): void => {
  const own = w === null ? undefined : (at.workers[w] ??= emptyWorker());
  const task = numberOr(fields['task'], -1);
  const n = numberOr(fields['n'], 0);
  if (e === 'schedule') schedule(at, own, fields['to'], task);
  else if (e === 'take') take(at, own, fields['from'], task);
  else if (e === 'steal') steal(own, at.workers[numberOr(fields['victim'], -1)], task);
  else if (e === 'overflow') overflow(at, own, n);
  else if (e === 'inject.batch') own?.queue.push(...at.inject.splice(0, n));
  else if (own === undefined) return;
  else if (e === 'defer') {
    if (own.deferred.at(-1) !== task) own.deferred.push(task);
  } else if (e === 'flush') own.deferred = [];
  else if (e === 'poll.begin') own.polling = task;
  else if (e === 'poll.end') own.polling = null;
};
