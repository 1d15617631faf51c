import type { Context } from '../machine/machine.ts';
import { none } from '../machine/schema.ts';
import type { Runtime } from './config.ts';
import type { Emitted } from './event.ts';
import type { Continuation, SchedulerState, WorkerView } from './state.ts';
import { mayLook, measurePolls, passTick } from './tuned-interval.ts';

/** The end of `Context::run`: no tick is counted any more. */
const leaveLoop = (me: WorkerView): void => {
  me.at = 'pre-shutdown';
  me.isShutdown = 'no';
  me.eventPhase = 0;
  me.injectPhase = 0;
  me.hadDriver = 'no';
};

/**
 * The top of `Context::run`: counts the tick and goes to maintenance when it is a multiple of the event interval. The
 * loop is over when the worker has seen that the runtime shuts down.
 */
export const startTick = (
  runtime: Runtime,
  me: WorkerView,
  context: Pick<Context<Emitted>, 'emit'>,
): void => {
  if (me.isShutdown === 'yes') {
    leaveLoop(me);
    return;
  }
  const { eventInterval, globalQueueInterval } = runtime.constants;
  me.eventPhase = (me.eventPhase + 1) % eventInterval;
  if (globalQueueInterval !== 'auto') me.injectPhase = (me.injectPhase + 1) % globalQueueInterval;
  if (me.eventPhase !== 0) {
    me.at = 'next';
    return;
  }
  context.emit({ w: me.index, e: 'maintenance' });
  if (globalQueueInterval === 'auto') measurePolls(me);
  me.at = 'pass';
  me.pass = 'maintenance';
};

/**
 * Whether this tick takes from the inject queue before the local one (`Core::next_task`). A tuned interval is never
 * below two and cannot be observed, so `auto` chooses, but seldom in two ticks running.
 */
export const takesFromInjectFirst = (
  runtime: Runtime,
  me: WorkerView,
  state: SchedulerState,
  context: Context<Emitted>,
): boolean => {
  if (runtime.constants.globalQueueInterval !== 'auto') return me.injectPhase === 0 && !state.inject.isEmpty;
  const first = mayLook(me) && !state.inject.isEmpty && context.choose(2) === 1;
  passTick(me, first);
  return first;
};

/** A task was taken for this tick: a fresh budget, and no LIFO polls yet (`Context::run_task`). */
export const beginRun = (runtime: Runtime, me: WorkerView): void => {
  me.budget = runtime.constants.coopBudget;
  me.lifoPolls = 0;
  me.at = 'found';
};

/** The end of `Context::run_task`: the LIFO slot is enabled again, unless configured away, and the tick is over. */
export const endRun = (runtime: Runtime, me: WorkerView, context: Context<Emitted>): void => {
  me.lifoEnabled = runtime.constants.lifoSlot;
  me.budget = 0;
  me.lifoPolls = 0;
  startTick(runtime, me, context);
};

/**
 * Goes to the loop over the LIFO slot, or, if it is empty, straight to the next tick. One that others may steal from is looked
 * at in a step of its own.
 */
export const afterPoll = (runtime: Runtime, me: WorkerView, context: Context<Emitted>): void => {
  me.current = none;
  const { rules, constants } = runtime;
  const mayBeStolenFrom = constants.lifoSlot && rules.lifoStealable !== false;
  if (me.lifoSlot === none && !mayBeStolenFrom) endRun(runtime, me, context);
  else me.at = 'after-poll';
};

/** Notifies in a step of its own, then goes on at `resumeAt`: a push and its notification are not atomic. */
export const notifyThen = (me: WorkerView, resumeAt: Exclude<Continuation, 'none'>): void => {
  me.at = 'notify';
  me.resumeAt = resumeAt;
};

/** What `Context::park_internal` does last, once nothing is deferred any more. */
export const finishPass = (runtime: Runtime, me: WorkerView, context: Context<Emitted>): void => {
  const runnable = (me.lifoSlot === none ? 0 : 1) + me.queue.length;
  const others = runtime.rules.notifiesAfterPass === 'queue not empty' ? !me.queue.isEmpty : runnable > 1;
  if (!me.searching && others) notifyThen(me, 'pass-over');
  else passOver(runtime, me, context);
};

/** Where a pass through the driver leads. */
export const passOver = (runtime: Runtime, me: WorkerView, context: Context<Emitted>): void => {
  const { pass } = me;
  if (runtime.shutsDown === true && pass !== 'idle') {
    me.at = 'maintenance';
    return;
  }
  me.pass = 'none';
  switch (pass) {
    case 'maintenance':
      me.at = 'next';
      return;
    case 'idle':
      startTick(runtime, me, context);
      return;
    case 'park':
      me.at = 'unparked';
      return;
    case 'none':
      throw new Error('a pass through the driver ended that had not begun');
  }
};

/** After the driver: the deferred wakers are called, if there are any. */
export const flushDeferred = (runtime: Runtime, me: WorkerView, context: Context<Emitted>): void => {
  if (me.deferred.isEmpty) {
    finishPass(runtime, me, context);
    return;
  }
  context.emit({ w: me.index, e: 'flush', n: me.deferred.length });
  me.at = 'flush';
};

/** The loop of `Context::park`: sleeps, or, once the runtime shuts down, returns to `Context::run`. */
export const sleepUnlessShutDown = (runtime: Runtime, me: WorkerView, context: Context<Emitted>): void => {
  if (me.isShutdown === 'no') {
    me.at = 'sleep';
    return;
  }
  context.emit({ w: me.index, e: 'park.end' });
  startTick(runtime, me, context);
};

/** Nothing was found anywhere: a worker that has deferred tasks turns the driver, any other parks. */
export const nothingFound = (me: WorkerView, context: Context<Emitted>): void => {
  me.victim = none;
  me.victimsLeft = 0;
  if (!me.deferred.isEmpty) {
    me.at = 'pass';
    me.pass = 'idle';
    return;
  }
  context.emit({ w: me.index, e: 'park.begin' });
  me.at = 'park';
};
