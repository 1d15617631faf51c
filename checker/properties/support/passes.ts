import type { Event, EventOf, RuntimeInfo, TaskId } from '../../../traces/index.ts';
import type { Observer, Shows } from '../property.ts';
import { atLeast } from './applies.ts';

/**
 * Where a thread is between two tasks, as far as scheduler events show it. A worker with deferred tasks turns the
 * driver without sleeping, for maintenance or because it found nothing to do, and then calls the deferred wakers
 * (`flush`); a `stray flush` is one at any other time, such as after a sleep.
 */
export type Stage = 'other' | 'driver' | 'driver over' | 'flush' | 'sleep' | 'sleep over' | 'stray flush';

/** A thread that polls, turns the driver and keeps a list of deferred wakers. */
export interface Thread {
  stage: Stage;
  /** The poll in which the thread is. */
  polling: TaskId | null;
  /** The last that was seen of the thread was `block_in_place.begin`. */
  enteringBlock: boolean;
  /** The thread went through `block_in_place` and has taken no task since: it may have lost its core. */
  mayHaveLeft: boolean;
  /**
   * Tasks with a waker in the list; `maybe` if only the used-up budget says so.
   */
  readonly deferred: Map<TaskId, 'surely' | 'maybe'>;
}

/** What is known of each thread. */
export interface Threads {
  readonly threads: Map<number, Thread>;
}

/** What is known of the thread of an event. */
export function threadOf({ threads }: Threads, { s }: Event): Thread {
  const known = threads.get(s);
  if (known !== undefined) return known;
  const thread: Thread = {
    stage: 'other',
    polling: null,
    enteringBlock: false,
    mayHaveLeft: false,
    deferred: new Map(),
  };
  threads.set(s, thread);
  return thread;
}

/** Whether a coop yield is a deferral in this release, and not a wake of the task by itself. */
export const coopDefers = ({ version }: RuntimeInfo): boolean => atLeast(version, '1.44.0');

/** Whether entering `block_in_place` calls the deferred wakers in this release. */
export const blockingFlushes = ({ version }: RuntimeInfo): boolean => atLeast(version, '1.50.0');

/** Whether a yield puts a waker of the task on the deferred list of its thread. */
export function defers(runtime: RuntimeInfo, { how }: EventOf<'yield'>): boolean {
  return how === 'yield_now' || (how === 'coop' && coopDefers(runtime));
}

/** The handlers that follow the threads; to be called after the property's own. */
export function threadsFollowed<M extends Threads>(runtime: RuntimeInfo, shows: Shows): Observer<M>['on'] {
  return { ...pollsFollowed(runtime, shows), ...(shows('flush') ? passesFollowed(runtime) : {}) };
}

function pollsFollowed(runtime: RuntimeInfo, shows: Shows): Observer<Threads>['on'] {
  const seesDefer = shows('defer');
  return {
    'poll.begin': (memory, event) => {
      const thread = threadOf(memory, event);
      thread.polling = event.task;
      thread.stage = 'other';
    },
    'poll.end': (memory, event) => {
      const thread = threadOf(memory, event);
      thread.polling = null;
      thread.enteringBlock = false;
      const hidden = !seesDefer && !event.ready && event.budget === 0 && coopDefers(runtime);
      if (hidden && !thread.deferred.has(event.task)) thread.deferred.set(event.task, 'maybe');
    },
    yield: (memory, event) => {
      if (!seesDefer && defers(runtime, event)) threadOf(memory, event).deferred.set(event.task, 'surely');
    },
    defer: (memory, event) => {
      if (event.task !== undefined) threadOf(memory, event).deferred.set(event.task, 'surely');
    },
    'wake.end': (memory, event) => {
      const thread = threadOf(memory, event);
      if (thread.polling === null || thread.enteringBlock) thread.deferred.delete(event.task);
    },
    'block_in_place.begin': (memory, event) => {
      const thread = threadOf(memory, event);
      thread.enteringBlock = true;
      thread.mayHaveLeft = true;
    },
    'busy.begin': leavesEntry,
    'block_in_place.end': leavesEntry,
    'thread.stop': ({ threads }, event) => {
      threads.delete(event.s);
    },
  };
}

function leavesEntry(memory: Threads, event: Event): void {
  const thread = threadOf(memory, event);
  thread.enteringBlock = false;
}

function passesFollowed(runtime: RuntimeInfo): Observer<Threads>['on'] {
  return {
    'driver.begin': (memory, event) => {
      threadOf(memory, event).stage = event.timeout === 0 ? 'driver' : 'sleep';
    },
    'driver.end': (memory, event) => {
      const thread = threadOf(memory, event);
      if (thread.stage === 'driver') thread.stage = 'driver over';
      if (thread.stage === 'sleep') thread.stage = 'sleep over';
    },
    flush: (memory, event) => {
      const thread = threadOf(memory, event);
      thread.stage = mayFlush(runtime, thread) ? 'flush' : 'stray flush';
    },
    take: takesTask,
    steal: takesTask,
    'search.begin': goesOn,
    'park.begin': goesOn,
    maintenance: goesOn,
    'park.end': goesOn,
  };
}

function mayFlush(runtime: RuntimeInfo, thread: Thread): boolean {
  if (thread.polling !== null) return thread.enteringBlock && blockingFlushes(runtime);
  return thread.stage === 'driver over' || thread.mayHaveLeft;
}

function takesTask(memory: Threads, event: Event): void {
  const thread = threadOf(memory, event);
  thread.stage = 'other';
  thread.mayHaveLeft = false;
}

function goesOn(memory: Threads, event: Event): void {
  threadOf(memory, event).stage = 'other';
}
