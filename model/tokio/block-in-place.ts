import type { Context } from '../machine/machine.ts';
import { none } from '../machine/schema.ts';
import { poolHasThread } from './blocking-pool.ts';
import type { Runtime } from './config.ts';
import { nextDeferred } from './defer.ts';
import { taskNumber, type Emitted } from './event.ts';
import type { MultiThread } from './multi-thread.ts';
import { pushBackOrOverflow } from './queue.ts';
import { callWaker, wakerReturns } from './schedule.ts';
import type { CorelessView, SchedulerState, TaskView, WorkerView } from './state.ts';
import { threadNumber, unusedThread } from './threads.ts';
import { notifyThen, startTick } from './worker.ts';

/** A thread that has no task to keep any more: nothing of it is left. */
export const freeThread = (thread: CorelessView): void => {
  thread.at = 'free';
  thread.resumeAt = 'none';
  thread.worker = none;
  thread.thread = 0;
  thread.current = none;
  thread.pushing = none;
  thread.takesCore = false;
  thread.lifoPolls = 0;
  thread.budget = 0;
};

const firstFree = ({ coreless }: SchedulerState): CorelessView => {
  for (let i = 0; i < coreless.length; i++) {
    const thread = coreless.get(i);
    if (thread.at === 'free') return thread;
  }
  throw new RangeError('more tasks are in block_in_place than call it');
};

/** `block_in_place` up to its closure, on a worker: its thread keeps the task, and gives the core away. */
const handOver = (
  runtime: Runtime,
  me: WorkerView,
  state: SchedulerState,
  context: Context<Emitted>,
): void => {
  const thread = firstFree(state);
  thread.at = 'polling';
  thread.worker = me.index;
  thread.thread = me.thread;
  thread.current = me.current;
  thread.takesCore = true;
  thread.budget = me.budget;
  thread.lifoPolls = me.lifoPolls;
  me.deferred.moveFront(me.deferred.length, thread.deferred);
  me.current = none;
  me.budget = 0;
  me.lifoPolls = 0;
  if (runtime.rules.blockInPlaceQueuesLifo && me.lifoSlot !== none) {
    const task = me.lifoSlot;
    me.lifoSlot = none;
    pushBackOrOverflow(runtime, me, task, 'block_in_place', state, context);
  }
  me.at = 'handed-over';
};

const flushOrHandOver = (
  runtime: Runtime,
  me: WorkerView,
  state: SchedulerState,
  context: Context<Emitted>,
): void => {
  if (runtime.rules.blockInPlaceFlushesDeferred && !me.deferred.isEmpty) me.at = 'entry-flush';
  else handOver(runtime, me, state, context);
};

/** The task that worker `me` polls calls `block_in_place`. */
export const enterBlockInPlace = (
  runtime: Runtime,
  me: WorkerView,
  state: SchedulerState,
  context: Context<Emitted>,
): void => {
  context.emit({ w: me.index, e: 'block_in_place.begin', task: taskNumber(me.current) });
  flushOrHandOver(runtime, me, state, context);
};

/** A deferred waker that was called on entry to `block_in_place` returns. It is on the list until then. */
export const deferredWakerReturns = (
  runtime: Runtime,
  me: WorkerView,
  state: SchedulerState,
  context: Context<Emitted>,
): void => {
  wakerReturns(me, nextDeferred(runtime, me), context);
  flushOrHandOver(runtime, me, state, context);
};

/** The closure of `block_in_place` is over. Says whether the thread has taken its core back, and so is no longer without. */
export const leaveBlockInPlace = (
  thread: CorelessView,
  task: TaskView,
  state: SchedulerState,
  context: Context<Emitted>,
): boolean => {
  const worker = state.workers.get(thread.worker);
  if (!thread.takesCore || worker.at !== 'handed-over') {
    thread.takesCore = false;
    return false;
  }
  worker.at = 'polling';
  worker.thread = thread.thread;
  worker.current = thread.current;
  worker.budget = thread.budget;
  worker.lifoPolls = thread.lifoPolls;
  thread.deferred.moveFront(thread.deferred.length, worker.deferred);
  const s = threadNumber(state.workers.length, worker.index, worker.thread);
  context.emit({ w: worker.index, s, e: 'block_in_place.end', task: taskNumber(task.index) });
  freeThread(thread);
  return true;
};

/** How the core of a worker moves from thread to thread (`block_in_place`). */
export const blockInPlace = (runtime: Runtime, machine: MultiThread): void => {
  machine
    .each(
      'workers',
      {
        name: 'wakeDeferredBeforeBlocking',
        source: 'worker.rs block_in_place, defer.rs Defer::wake',
      },
      { at: 'entry-flush' },
      (me, state, context) => {
        const { deferred } = me;
        const first = runtime.rules.deferredWakeOrder === 'first-in-first-out';
        const task = state.tasks.get(deferred.at(first ? 0 : deferred.length - 1));
        if (callWaker(runtime, me, task, 'block_in_place', state, context)) notifyThen(me, 'entry-flush');
        else deferredWakerReturns(runtime, me, state, context);
      },
    )
    .each(
      'workers',
      {
        name: 'takeCore',
        source: 'worker.rs run, on another thread of blocking/pool.rs Spawner::spawn_task',
      },
      { at: 'handed-over' },
      (me, state, context) => {
        if (!poolHasThread(runtime, state)) return false;
        me.thread = unusedThread(state, me.index);
        me.lifoEnabled = runtime.constants.lifoSlot;
        startTick(runtime, me, context);
        return;
      },
    );
};
