import type { Context } from '../machine/machine.ts';
import { none } from '../machine/schema.ts';
import { handsDriverOff, type Runtime } from './config.ts';
import { nextDeferred } from './defer.ts';
import { anythingDue, driverTurn } from './driver.ts';
import type { Emitted } from './event.ts';
import { transitionWorkerToParked, unparkWorkerById } from './idle.ts';
import type { MultiThread } from './multi-thread.ts';
import { wakeQuietly } from './schedule.ts';
import type { WorkerView } from './state.ts';
import { finishPass, flushDeferred, notifyThen, sleepUnlessShutDown, startTick } from './worker.ts';

/** Passes through the driver, deferred wakers, parking and unparking (`Context::park`, `Context::park_internal`). */
export const parking = (runtime: Runtime, machine: MultiThread): void => {
  const remembers = handsDriverOff(runtime);
  const passEnds = (me: WorkerView, had: boolean, context: Context<Emitted>): void => {
    if (remembers) me.hadDriver = had ? 'yes' : 'no';
    context.emit({ w: me.index, e: 'driver.end', had });
  };
  machine
    .each(
      'workers',
      { name: 'parkYield', source: 'worker.rs Context::park_yield, park.rs Parker::park_timeout' },
      { at: 'pass' },
      (me, state, context) => {
        context.emit({ w: me.index, e: 'driver.begin', timeout: 0 });
        if (state.driver === none) {
          state.driver = me.index;
          driverTurn(runtime, me, state, context);
          me.at = 'release';
        } else {
          passEnds(me, false, context);
          flushDeferred(runtime, me, context);
        }
      },
    )
    .each(
      'workers',
      { name: 'releaseDriver', source: 'park.rs Parker::park_timeout, Inner::park: the lock is dropped' },
      { at: 'release' },
      (me, state, context) => {
        // A worker that slept takes every notification that came until now; a pass without sleep leaves it.
        if (me.pass === 'park') me.notified = false;
        state.driver = none;
        passEnds(me, true, context);
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
        context.emit({ w: me.index, e: 'parked' });
        if (lastSearcher) me.at = 'rescan';
        else sleepUnlessShutDown(runtime, me, context);
      },
    )
    .each(
      'workers',
      { name: 'notifyIfWorkPending', source: 'worker.rs Handle::notify_if_work_pending' },
      { at: 'rescan' },
      (me, state, context) => {
        let pending = !state.inject.isEmpty;
        for (let w = 0; w < state.workers.length; w++) {
          const other = state.workers.get(w);
          pending ||=
            !other.queue.isEmpty || (runtime.rules.lifoStealable !== false && other.lifoSlot !== none);
        }
        if (pending) notifyThen(me, 'sleep');
        else sleepUnlessShutDown(runtime, me, context);
      },
    )
    .each(
      'workers',
      { name: 'park', source: 'park.rs Parker::park' },
      { at: 'sleep' },
      (me, state, context) => {
        context.emit({ w: me.index, e: 'driver.begin', timeout: null });
        if (me.notified) {
          me.notified = false;
          passEnds(me, false, context);
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
        driverTurn(runtime, me, state, context);
        me.pass = 'park';
        me.at = 'release';
        return;
      },
    )
    .each(
      'workers',
      { name: 'condvarReturns', source: 'park.rs Inner::park_condvar' },
      { at: 'on-condvar', notified: true },
      (me, _state, context) => {
        me.notified = false;
        passEnds(me, false, context);
        me.pass = 'park';
        flushDeferred(runtime, me, context);
      },
    )
    .each(
      'workers',
      { name: 'transitionFromParked', source: 'worker.rs Core::transition_from_parked' },
      { at: 'unparked' },
      (me, state, context) => {
        const queued = runtime.rules.unparksFor === 'any task' && !me.queue.isEmpty;
        const hasTasks = me.lifoSlot !== none || queued;
        if (!hasTasks && state.sleepers.includes(me.index)) {
          sleepUnlessShutDown(runtime, me, context);
          return;
        }
        const wasAsleep = hasTasks && unparkWorkerById(me, state);
        me.searching = !wasAsleep;
        context.emit({ w: me.index, e: 'park.end' });
        startTick(runtime, me, context);
      },
    );
};
