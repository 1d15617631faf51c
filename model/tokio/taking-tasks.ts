import type { Context } from '../machine/machine.ts';
import { none } from '../machine/schema.ts';
import type { Runtime } from './config.ts';
import { taskNumber, type Emitted } from './event.ts';
import type { MultiThread } from './multi-thread.ts';
import type { SchedulerState, WorkerView } from './state.ts';
import { measurePolls } from './tuned-interval.ts';
import { beginRun, takesFromInjectFirst } from './worker.ts';

/** `Core::next_task`: takes the next task in hand, without stealing. Says whether there was one. */
export const nextTask = (
  runtime: Runtime,
  me: WorkerView,
  state: SchedulerState,
  context: Context<Emitted>,
): boolean => {
  const injectFirst = takesFromInjectFirst(runtime, me, state, context);
  if (injectFirst) {
    me.current = state.inject.shift();
    context.emit({ w: me.index, e: 'take', task: taskNumber(me.current), from: 'inject' });
  } else if (me.lifoSlot !== none) {
    me.current = me.lifoSlot;
    me.lifoSlot = none;
    context.emit({ w: me.index, e: 'take', task: taskNumber(me.current), from: 'lifo' });
  } else if (!me.queue.isEmpty) {
    me.current = me.queue.shift();
    context.emit({ w: me.index, e: 'take', task: taskNumber(me.current), from: 'local' });
  } else if (!state.inject.isEmpty) {
    const waiting = state.inject.length;
    const share = Math.floor(waiting / runtime.constants.workers) + 1;
    // The queue is empty, so that all its slots remain: a steal under way, which could hold some, is one step here.
    const room = runtime.constants.queueCapacity >> 1;
    const taken = runtime.rules.injectBatch ? Math.min(waiting, Math.max(1, Math.min(share, room))) : 1;
    me.current = state.inject.shift();
    context.emit({ w: me.index, e: 'take', task: taskNumber(me.current), from: 'inject' });
    if (taken > 1) {
      state.inject.moveFront(taken - 1, me.queue);
      context.emit({ w: me.index, e: 'inject.batch', n: taken - 1 });
    }
  } else {
    return false;
  }
  return true;
};

/** Where a worker that has finished a task looks for the next one. */
export const takingTasks = (runtime: Runtime, machine: MultiThread): void => {
  machine.each(
    'workers',
    { name: 'nextTask', source: 'worker.rs Core::next_task' },
    { at: 'next' },
    (me, state, context) => {
      if (nextTask(runtime, me, state, context)) {
        beginRun(runtime, me);
        return;
      }
      if (runtime.constants.globalQueueInterval === 'auto') measurePolls(me);
      me.at = 'search';
    },
  );
};
