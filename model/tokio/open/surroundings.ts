import type { Runtime } from '../config.ts';
import { nextDeferred } from '../defer.ts';
import { taskNumber } from '../event.ts';
import { unparkWorkerById } from '../idle.ts';
import type { MultiThread } from '../multi-thread.ts';
import { bind } from '../owned-tasks.ts';
import { callWakerOutside, spawnReturnsOutside, wakeQuietly, wakerReturnsOutside } from '../schedule.ts';
import type { WorkerView } from '../state.ts';
import { finishPass } from '../worker.ts';
import { callAndReturn, isCalledAgain, type Call, type Open } from './script.ts';

/** The waker that worker `me` calls next, if it is one that a pass through the driver calls. */
const calledInPass = (open: Open, me: WorkerView): Extract<Call, { does: 'wake' }> | undefined => {
  const call = open.workers[me.index]?.[me.told];
  const isOfPass = call?.does === 'wake' && (call.during === 'pass' || call.during === 'either');
  return isOfPass ? call : undefined;
};

const told = (open: Open, me: WorkerView): number => callAndReturn(open.workers[me.index] ?? [], me.told);

/**
 * Timers and sockets may be due at any time, and a worker may be notified of anything at any time.
 *
 * What yields may be a future within a task, with a waker of its own that calls the task's only if nothing has since
 * the task was polled: so a deferred waker may be called unheard of if its task is not idle. `permit` says of a task that
 * this is not so: the task woke itself where it yielded, or the driver called the waker that is deferred as well.
 */
export const openDriver = (runtime: Runtime, open: Open, machine: MultiThread): void => {
  machine
    .each(
      'workers',
      { name: 'driverReturns', source: 'park.rs Inner::park_driver' },
      { at: 'in-driver' },
      (me) => {
        me.pass = 'park';
        me.at = 'release';
      },
    )
    .each(
      'workers',
      { name: 'driverWakes', source: 'runtime/time and runtime/io: a timer or socket is due' },
      { at: 'release' },
      (me, state, context) => {
        const call = calledInPass(open, me);
        if (call === undefined) return false;
        const task = state.tasks.get(call.task);
        if (task.state === 'idle' && me.deferred.includes(task.index)) {
          if (!isCalledAgain(open.workers[me.index] ?? [], me.told, task.index)) return false;
          task.permit = true;
        }
        me.told += told(open, me);
        wakeQuietly(runtime, me, task, 'runtime', state, context);
        return;
      },
    )
    .each(
      'workers',
      { name: 'wakeDeferred', source: 'defer.rs Defer::wake' },
      { at: 'flush' },
      (me, state, context) => {
        const { deferred } = me;
        const first = runtime.rules.deferredWakeOrder === 'first-in-first-out';
        const task = state.tasks.get(deferred.at(first ? 0 : deferred.length - 1));
        const mayBeUnheard = task.state !== 'idle' && !task.permit;
        const isUnheard = mayBeUnheard && context.choose(2) === 1;
        if (!isUnheard && calledInPass(open, me)?.task !== task.index) return false;
        nextDeferred(runtime, me);
        if (!isUnheard) {
          me.told += told(open, me);
          task.permit = false;
          wakeQuietly(runtime, me, task, 'runtime', state, context);
        }
        if (me.deferred.isEmpty) finishPass(runtime, me, context);
        return;
      },
    )
    .each(
      'workers',
      { name: 'mayBeNotified', source: 'worker.rs Handle::notify_all, notify_parked', side: 'environment' },
      { notified: false },
      (me, state) => {
        if (!unparkWorkerById(me, state)) return false;
        state.searching += 1;
        me.notified = true;
        return;
      },
    );
};

/** Threads that run no worker call wakers and spawn tasks. */
export const openThreads = (open: Open, machine: MultiThread): void => {
  machine.each(
    'foreign',
    { name: 'foreignCall', source: 'a thread that is no worker', side: 'environment' },
    { at: 'idle' },
    (thread, state, context) => {
      const script = open.foreign[thread.index] ?? [];
      const call = script[thread.told];
      if (call?.does !== 'wake' && call?.does !== 'spawn') return false;
      const task = state.tasks.get(call.task);
      if (call.does === 'spawn' && task.state !== 'unborn') return false;
      thread.told += callAndReturn(script, thread.told);
      if (call.does === 'wake') {
        if (callWakerOutside(task, context)) {
          thread.at = 'push';
          thread.waking = task.index;
        } else wakerReturnsOutside(task.index, context);
        return;
      }
      context.emit({ w: null, e: 'spawn.begin', task: taskNumber(task.index), by: null });
      if (bind(task, state, null, context)) {
        thread.at = 'push-spawned';
        thread.waking = task.index;
      } else spawnReturnsOutside(task.index, context);
      return;
    },
  );
};
