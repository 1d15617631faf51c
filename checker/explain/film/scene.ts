import type { Event } from '../../../traces/index.ts';
import type { Owner, ToldFact, ToldValue } from '../told-run.ts';

/** What events tell of one worker. */
interface WorkerScene {
  doing: string;
  task: number | null;
  lifo: number | null;
  queue: readonly number[];
  deferred: readonly number[];
}

const without = (queue: readonly number[], task: number): readonly number[] => {
  const at = queue.indexOf(task);
  return at === -1 ? queue : queue.filter((_, index) => index !== at);
};

/** What a worker does after an event of its own; undefined where that does not tell. */
const doingAfter = (event: Event): string | undefined => {
  if (event.e === 'driver.begin')
    return event.timeout === 0 ? 'passes through the driver' : 'sleeps in the driver';
  return doings.get(event.e);
};

const doings: ReadonlyMap<Event['e'], string> = new Map([
  ['run.begin', 'polls'],
  ['poll.begin', 'polls'],
  ['poll.end', 'looks for work'],
  ['run.end', 'looks for work'],
  ['search.begin', 'searches'],
  ['park.begin', 'parks'],
  ['park.end', 'looks for work'],
  ['driver.end', 'looks for work'],
  ['thread.stop', 'has stopped'],
]);

const polledAfter = (event: Event, before: number | null): number | null => {
  if (event.e === 'poll.begin' || event.e === 'run.begin') return event.task ?? null;
  return event.e === 'poll.end' || event.e === 'run.end' ? null : before;
};

const deferredAfter = (event: Event, before: readonly number[]): readonly number[] => {
  if (event.e === 'flush') return [];
  const isNew = event.e === 'defer' && event.task !== undefined && before.at(-1) !== event.task;
  return isNew ? [...before, event.task] : before;
};

const fieldsOf = (worker: number, scene: WorkerScene, showsQueues: boolean): readonly ToldFact[] => {
  const owner: Owner = { kind: 'worker', worker };
  const fact = (field: string, value: ToldValue, ofTasks: boolean): ToldFact => ({
    owner,
    field,
    value,
    ofTasks,
    bookkeeping: false,
  });
  return [
    fact('does', scene.doing, false),
    fact('polls', scene.task, true),
    ...(showsQueues
      ? [
          fact('lifo', scene.lifo, true),
          fact('queue', scene.queue, true),
          fact('deferred', scene.deferred, true),
        ]
      : []),
  ];
};

/**
 * Where tasks are and what workers do, as far as the events of a recording tell it, taken at their word and in the order
 * in which they were recorded: what two threads do at the same time may look as if it were done before it was possible.
 */
export class Scene {
  readonly #workers: readonly WorkerScene[];
  readonly #showsQueues: boolean;
  #inject: readonly number[] = [];

  constructor(workers: number, showsQueues: boolean) {
    this.#workers = Array.from({ length: workers }, () => ({
      doing: 'unknown',
      task: null,
      lifo: null,
      queue: [],
      deferred: [],
    }));
    this.#showsQueues = showsQueues;
  }

  /** Always the same facts in the same order, with the values that they have now. */
  facts(): readonly ToldFact[] {
    const ofWorkers = this.#workers.flatMap((scene, worker) => fieldsOf(worker, scene, this.#showsQueues));
    if (!this.#showsQueues) return ofWorkers;
    return [
      ...ofWorkers,
      { owner: { kind: 'runtime' }, field: 'inject', value: this.#inject, ofTasks: true, bookkeeping: false },
    ];
  }

  #take(task: number): void {
    this.#inject = without(this.#inject, task);
    for (const worker of this.#workers) {
      worker.queue = without(worker.queue, task);
      if (worker.lifo === task) worker.lifo = null;
    }
  }

  #schedule(worker: WorkerScene | undefined, task: number, to: 'lifo' | 'back' | 'inject'): void {
    this.#take(task);
    if (to === 'inject' || worker === undefined) this.#inject = [...this.#inject, task];
    else if (to === 'back') worker.queue = [...worker.queue, task];
    else worker.lifo = task;
  }

  #steal(thief: WorkerScene | undefined, victim: WorkerScene | undefined, task: number): void {
    const at = victim?.queue.indexOf(task) ?? -1;
    if (thief === undefined || victim === undefined || at === -1) return this.#take(task);
    thief.queue = [...thief.queue, ...victim.queue.slice(0, at)];
    victim.queue = victim.queue.slice(at + 1);
  }

  /** Lets one more event happen. */
  happen(event: Event): void {
    const worker = event.w === null ? undefined : this.#workers[event.w];
    if (event.e === 'schedule') {
      if (event.task !== undefined) this.#schedule(worker, event.task, event.to);
    } else if (event.e === 'take') {
      if (event.task !== undefined) this.#take(event.task);
    } else if (event.e === 'steal') {
      if (event.task !== undefined) this.#steal(worker, this.#workers[event.victim], event.task);
    } else if (event.e === 'inject.batch') {
      if (worker !== undefined) worker.queue = [...worker.queue, ...this.#inject.slice(0, event.n)];
      this.#inject = this.#inject.slice(event.n);
    } else if (event.e === 'overflow') this.#overflow(worker, event.n);
    else if (worker !== undefined) {
      const doing = doingAfter(event);
      if (doing !== undefined) worker.doing = doing;
      worker.task = polledAfter(event, worker.task);
      worker.deferred = deferredAfter(event, worker.deferred);
    }
  }

  /** The front half, and behind it the task that was just pushed to the back. */
  #overflow(worker: WorkerScene | undefined, n: number): void {
    if (worker === undefined) return;
    const { queue } = worker;
    const moved = [...queue.slice(0, Math.max(0, n - 1)), ...queue.slice(-1)];
    worker.queue = queue.slice(Math.max(0, n - 1), -1);
    this.#inject = [...this.#inject, ...moved];
  }
}
