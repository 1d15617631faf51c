/** An element of `events` in an annotated schedule, without backtrace. */
export type Element = readonly [
  task: number,
  backtrace: null,
  kind: unknown,
  clock: readonly number[],
  runnable: readonly number[] | null,
];

/** What a task does next. */
export type Op =
  | { readonly op: 'acquire' | 'try' | 'release'; readonly object: number; readonly n: number }
  | { readonly op: 'spawn'; readonly program: readonly Op[] }
  | { readonly op: 'random' | 'yield' };

interface Task {
  readonly id: number;
  readonly ops: Op[];
  readonly clock: number[];
  waits: boolean;
  done: boolean;
}

interface Waiter {
  readonly task: Task;
  readonly n: number;
}

interface Semaphore {
  permits: { n: number; readonly clock: readonly number[] }[];
  waiters: Waiter[];
}

const joinInto = (clock: number[], other: readonly number[]): void => {
  for (const [index, ticks] of other.entries()) clock[index] = Math.max(clock[index] ?? 0, ticks);
};

/** A fair run of small programs over semaphores, annotated as Shuttle does it. */
export class Simulator {
  readonly #tasks: Task[] = [];
  readonly #semaphores: Semaphore[];
  readonly #elements: Element[] = [];
  /** How many of them were available. */
  readonly #choose: (count: number) => number;
  #runnable: readonly number[] | null = null;

  constructor(permits: readonly number[], choose: (count: number) => number) {
    this.#choose = choose;
    this.#semaphores = permits.map((n) => ({ permits: [{ n, clock: [] }], waiters: [] }));
  }

  run(program: readonly Op[]): readonly Element[] {
    const root = this.#create(program, []);
    this.#record(root, { TaskCreated: [0, false] });
    for (const object of this.#semaphores.keys()) this.#record(root, { SemaphoreCreated: object });
    for (;;) {
      const runnable = this.#tasks.filter(({ waits, done }) => !waits && !done);
      const task = runnable[this.#choose(runnable.length)];
      if (task === undefined) return this.#elements;
      this.#runnable = runnable.map(({ id }) => id);
      this.#step(task);
    }
  }

  #create(program: readonly Op[], clock: readonly number[]): Task {
    const id = this.#tasks.length;
    const own = Array.from({ length: id + 1 }, (_, index) => clock[index] ?? 0);
    const task = { id, ops: [...program], clock: own, waits: false, done: false };
    this.#tasks.push(task);
    return task;
  }

  #record({ id, clock }: Task, kind: unknown): void {
    this.#elements.push([id, null, kind, [...clock], this.#runnable]);
    this.#runnable = null;
  }

  #tick(task: Task): void {
    task.clock[task.id] = (task.clock[task.id] ?? 0) + 1;
  }

  #step(task: Task): void {
    const next = task.ops.shift();
    if (next === undefined) {
      task.done = true;
      this.#record(task, 'TaskTerminated');
      return;
    }
    if (next.op === 'random') this.#record(task, 'Random');
    else if (next.op === 'spawn') this.#spawn(task, next.program);
    else if (next.op === 'acquire') this.#acquire(task, next.object, next.n);
    else if (next.op === 'try') this.#tryAcquire(task, next.object, next.n);
    else if (next.op === 'release') this.#release(task, next.object, next.n);
    this.#record(task, 'Tick');
  }

  #spawn(task: Task, program: readonly Op[]): void {
    this.#tick(task);
    const child = this.#create(program, task.clock);
    this.#record(task, { TaskCreated: [child.id, true] });
  }

  #semaphore(object: number): Semaphore {
    const semaphore = this.#semaphores[object];
    if (semaphore === undefined) throw new Error(`no semaphore ${object}`);
    return semaphore;
  }

  #available({ permits }: Semaphore): number {
    return permits.reduce((sum, { n }) => sum + n, 0);
  }

  /** The oldest permits first; `clock` learns of those who released them. */
  #take(semaphore: Semaphore, n: number, clock: number[]): void {
    let missing = n;
    while (missing > 0) {
      const [batch] = semaphore.permits;
      if (batch === undefined) throw new Error('too few permits');
      joinInto(clock, batch.clock);
      const taken = Math.min(missing, batch.n);
      missing -= taken;
      batch.n -= taken;
      if (batch.n === 0) semaphore.permits.shift();
    }
  }

  #obtains(task: Task, object: number, n: number): boolean {
    const semaphore = this.#semaphore(object);
    if (semaphore.waiters.length > 0 || this.#available(semaphore) < n) return false;
    this.#tick(task);
    this.#take(semaphore, n, task.clock);
    return true;
  }

  #acquire(task: Task, object: number, n: number): void {
    if (this.#obtains(task, object, n)) {
      this.#record(task, { SemaphoreAcquireFast: [object, n] });
      return;
    }
    this.#record(task, { SemaphoreAcquireBlocked: [object, n] });
    this.#semaphore(object).waiters.push({ task, n });
    task.waits = true;
  }

  /** A program that does not get its permits goes on as if it had released them. */
  #tryAcquire(task: Task, object: number, n: number): void {
    const ok = this.#obtains(task, object, n);
    this.#record(task, { SemaphoreTryAcquire: [object, n, ok] });
    if (ok) return;
    const release = task.ops.findIndex(
      (each) => each.op === 'release' && each.object === object && each.n === n,
    );
    if (release !== -1) task.ops.splice(release, 1);
  }

  #release(task: Task, object: number, n: number): void {
    const semaphore = this.#semaphore(object);
    this.#record(task, { SemaphoreRelease: [object, n] });
    this.#tick(task);
    semaphore.permits.push({ n, clock: [...task.clock] });
    for (let [front] = semaphore.waiters; front !== undefined; [front] = semaphore.waiters) {
      if (front.n > this.#available(semaphore)) return;
      semaphore.waiters.shift();
      this.#record(task, { SemaphoreAcquireUnblocked: [object, front.task.id, front.n] });
      this.#take(semaphore, front.n, front.task.clock);
      front.task.waits = false;
    }
  }
}
