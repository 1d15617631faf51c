import { none } from '../machine/schema.ts';
import type { Runtime } from './config.ts';
import { nextDeferred } from './defer.ts';
import { anythingDue, driverTurn } from './driver.ts';
import { onWorker } from './event.ts';
import { transitionWorkerToParked } from './idle.ts';
import type { MultiThread } from './multi-thread.ts';
import { wakeQuietly } from './schedule.ts';
import { finishPass, flushDeferred, notifyThen, startTick } from './worker.ts';

/** Passes through the driver, deferred wakers, parking and unparking (`Context::park`, `Context::park_internal`). */
export const parking = (runtime: Runtime, machine: MultiThread): void => {
  machine
    .each(
      'workers',
      { name: 'parkYield', source: 'worker.rs Context::park_yield, park.rs Parker::park_timeout' },
      { at: 'pass' },
      (me, state, context) => {
        const where = onWorker(me.index);
        const had = state.driver === none;
        context.emit({ ...where, e: 'driver.begin', timeout: 0 });
        if (had) driverTurn(runtime, me, state, context);
        context.emit({ ...where, e: 'driver.end', had });
        flushDeferred(runtime, me, context);
      },
    )
    .each(
      'workers',
      { name: 'wakeDeferred', source: 'defer.rs Defer::wake' },
      { at: 'flush' },
      (me, state, context) => {
        const task = state.tasks.get(nextDeferred(runtime, me));
        wakeQuietly(runtime, me, task, 'runtime', state, context);
        if (me.deferred.isEmpty) finishPass(runtime, me, context);
      },
    )
    .each(
      'workers',
      { name: 'transitionToParked', source: 'worker.rs Core::transition_to_parked' },
      { at: 'park' },
      (me, state, context) => {
        const lastSearcher = transitionWorkerToParked(me, state);
        context.emit({ ...onWorker(me.index), e: 'parked' });
        me.at = lastSearcher ? 'rescan' : 'sleep';
      },
    )
    .each(
      'workers',
      { name: 'notifyIfWorkPending', source: 'worker.rs Handle::notify_if_work_pending' },
      { at: 'rescan' },
      (me, state) => {
        let pending = !state.inject.isEmpty;
        for (let w = 0; w < state.workers.length; w++) {
          const other = state.workers.get(w);
          pending ||= !other.queue.isEmpty || (runtime.rules.lifoStealable && other.lifoSlot !== none);
        }
        if (pending) notifyThen(me, 'sleep');
        else me.at = 'sleep';
      },
    )
    .each(
      'workers',
      { name: 'park', source: 'park.rs Parker::park' },
      { at: 'sleep' },
      (me, state, context) => {
        const where = onWorker(me.index);
        context.emit({ ...where, e: 'driver.begin', timeout: null });
        if (me.notified) {
          me.notified = false;
          context.emit({ ...where, e: 'driver.end', had: false });
          me.pass = 'park';
          flushDeferred(runtime, me, context);
        } else if (state.driver === none) {
          state.driver = me.index;
          me.at = 'in-driver';
        } else {
          me.at = 'on-condvar';
        }
      },
    )
    .each(
      'workers',
      { name: 'driverReturns', source: 'park.rs Inner::park_driver' },
      { at: 'in-driver' },
      (me, state, context) => {
        if (!me.notified && !anythingDue(state)) return false;
        me.notified = false;
        driverTurn(runtime, me, state, context);
        state.driver = none;
        context.emit({ ...onWorker(me.index), e: 'driver.end', had: true });
        me.pass = 'park';
        flushDeferred(runtime, me, context);
        return;
      },
    )
    .each(
      'workers',
      { name: 'condvarReturns', source: 'park.rs Inner::park_condvar' },
      { at: 'on-condvar', notified: true },
      (me, _state, context) => {
        me.notified = false;
        context.emit({ ...onWorker(me.index), e: 'driver.end', had: false });
        me.pass = 'park';
        flushDeferred(runtime, me, context);
      },
    )
    .each(
      'workers',
      { name: 'transitionFromParked', source: 'worker.rs Core::transition_from_parked' },
      { at: 'unparked' },
      (me, state, context) => {
        const hasTasks = me.lifoSlot !== none || !me.queue.isEmpty;
        if (!hasTasks && state.sleepers.includes(me.index)) {
          me.at = 'sleep';
          return;
        }
        const wasAsleep = hasTasks && state.sleepers.remove(me.index);
        me.searching = !wasAsleep;
        context.emit({ ...onWorker(me.index), e: 'park.end' });
        startTick(runtime, me, context);
      },
    );
};
