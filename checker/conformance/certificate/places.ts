import { demand } from './objection.ts';

/** What a thread has in hand, and the wakers deferred on it. */
export interface Hand {
  readonly thread: number;
  task: number | undefined;
  stage: 'empty' | 'taken' | 'polling' | 'ended';
  /** The core that it gave up in `block_in_place`, until it has one again. */
  gaveUp: number | undefined;
  readonly deferred: number[];
}

/** A core: what is queued on it, and where its run loop is. */
export interface Core {
  /** The thread that has it; undefined while none is known to. */
  holder: number | undefined;
  /** It was given up in `block_in_place`, and no thread has taken it yet. */
  isFree: boolean;
  lifo: number | undefined;
  readonly queue: number[];
  /** Tasks that have left the LIFO slot, or found the queue full, and are nowhere yet. */
  displaced: number | undefined;
  spilling: number | undefined;
  /** Between the first task taken in a tick and the end of the chain that follows. */
  running: boolean;
  chained: number;
  /** The tick that is under way; of current_thread the pick that comes next. */
  tick: number;
  /** Tasks that current_thread has taken in this round. */
  round: number;
  /** The tick in which maintenance was done last. */
  maintained: number;
  pass: 'none' | 'maintenance' | 'idle' | 'park';
  /** How far that pass is. */
  stage: 'due' | 'driver' | 'over' | 'flush';
}

/** What is known of a task. Times count events of a witness. */
export class Account {
  at: 'idle' | 'queued' | 'in hand' | 'ended' | 'complete' = 'idle';
  woken = 0;
  /** Wakers of it that were called and have not returned. */
  calls = 0;
  taken = 0;
  /** Whether it has woken itself in its last poll. */
  wokeItself = false;
  readonly #task: number;

  constructor(task: number) {
    this.#task = task;
  }

  /** Whether a wake would make a difference to it. */
  get waits(): boolean {
    return this.#task === 0 ? this.woken <= this.taken : this.at === 'idle';
  }

  /** It was woken or spawned, and comes into a queue. */
  comes(): void {
    demand(this.woken > this.taken || this.calls > 0, `nothing woke task ${this.#task}`);
    demand(this.at === 'idle' || this.at === 'ended', `task ${this.#task} is ${this.at} already`);
    this.at = 'queued';
  }

  /** A waker that was called then has returned. Another may have come first, and not have put the task anywhere yet. */
  isWoken(called: number, now: number): void {
    demand(
      this.#task === 0 || this.at !== 'idle' || this.taken > called || this.calls > 1,
      `task ${this.#task} is woken in vain`,
    );
    this.woken = now;
    this.calls--;
  }

  goesInHand(now: number): void {
    demand(this.at === 'queued', `task ${this.#task} is taken and ${this.at}`);
    [this.at, this.taken, this.wokeItself] = ['in hand', now, false];
  }

  /** The thread on which its poll ended goes on with something else. */
  isLeft(): void {
    if (this.at !== 'ended') return;
    demand(!this.wokeItself, `task ${this.#task} woke itself in vain`);
    this.at = 'idle';
  }
}

/** A thread of which nothing is known. */
export const newHand = (thread: number): Hand => ({
  thread,
  task: undefined,
  stage: 'empty',
  gaveUp: undefined,
  deferred: [],
});

/** A core before its first tick. */
export const newCore = (): Core => ({
  holder: undefined,
  isFree: false,
  lifo: undefined,
  queue: [],
  displaced: undefined,
  spilling: undefined,
  running: false,
  chained: 0,
  tick: 1,
  round: 0,
  maintained: 0,
  pass: 'none',
  stage: 'over',
});

/** The value of a key, which is made if it is not there. */
export const found = <V>(map: Map<number, V>, key: number, make: (key: number) => V): V => {
  const value = map.get(key) ?? make(key);
  map.set(key, value);
  return value;
};
