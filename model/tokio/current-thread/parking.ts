import type { Context } from '../../machine/machine.ts';
import type { CurrentThread } from '../current-thread.ts';
import { nextDeferred } from '../defer.ts';
import { anythingDue, wakeDue } from '../driver.ts';
import type { Emitted } from '../event.ts';
import type { Rooted } from './root.ts';
import type { CoreView, CurrentThreadState } from './state.ts';
import { callWaker, deferWaker } from './wakers.ts';

/** `Context::park` up to the end of the park hook, which has the core and so may schedule. */
export const beforePark = (
  runtime: Rooted,
  me: CoreView,
  state: CurrentThreadState,
  context: Context<Emitted>,
): void => {
  context.emit({ w: me.index, e: 'park.begin' });
  const { root, parkHook } = runtime;
  if (parkHook === 'wakes') callWaker(runtime, me, state.tasks.get(root), 'runtime', state, context);
  if (parkHook === 'defers') deferWaker(runtime, me, root, context);
  me.at = 'park';
  me.pass = 'park';
};

/** The thread is back from the driver and from all deferred wakers; after a park that calls the unpark hook. */
export const passOver = (me: CoreView, context: Pick<Context<Emitted>, 'emit'>): void => {
  if (me.pass === 'park') context.emit({ w: me.index, e: 'park.end' });
  me.pass = 'none';
  me.at = 'outer';
};

/** What `Context::park_internal` does once it polls the driver: the turn takes the token, and wakers follow. */
const turnDriver = (
  runtime: Rooted,
  me: CoreView,
  state: CurrentThreadState,
  context: Context<Emitted>,
): void => {
  me.notified = false;
  wakeDue(runtime, state.tasks, context, (task) => callWaker(runtime, me, task, 'runtime', state, context));
  context.emit({ w: me.index, e: 'driver.end', had: true });
  if (me.deferred.isEmpty) {
    passOver(me, context);
    return;
  }
  context.emit({ w: me.index, e: 'flush', n: me.deferred.length });
  me.at = 'flush';
};

/** Passes through the driver, deferred wakers and sleep. */
export const parking = (runtime: Rooted, machine: CurrentThread): void => {
  const { rules } = runtime;
  machine
    .each(
      'workers',
      { name: 'parkYield', source: 'current_thread/mod.rs Context::park_yield, Context::park_internal' },
      { at: 'pass' },
      (me, state, context) => {
        context.emit({ w: me.index, e: 'driver.begin', timeout: 0 });
        turnDriver(runtime, me, state, context);
      },
    )
    .each(
      'workers',
      { name: 'wakeDeferred', source: 'defer.rs Defer::wake' },
      { at: 'flush' },
      (me, state, context) => {
        const task = state.tasks.get(nextDeferred(runtime, me));
        callWaker(runtime, me, task, 'runtime', state, context);
        if (me.deferred.isEmpty) passOver(me, context);
      },
    )
    .each(
      'workers',
      { name: 'park', source: 'current_thread/mod.rs Context::park' },
      { at: 'park' },
      (me, state, context) => {
        const more = rules.currentThreadStaysAwakeFor === 'deferred, woken or queued';
        const staysAwake = !me.queue.isEmpty || (more && (!me.deferred.isEmpty || state.woken));
        if (!staysAwake) {
          context.emit({ w: me.index, e: 'driver.begin', timeout: null });
          me.at = 'in-driver';
        } else if (rules.currentThreadDriverAfterHook) {
          context.emit({ w: me.index, e: 'driver.begin', timeout: 0 });
          turnDriver(runtime, me, state, context);
        } else {
          passOver(me, context);
        }
      },
    )
    .each(
      'workers',
      { name: 'driverReturns', source: 'runtime/driver.rs Driver::park' },
      { at: 'in-driver' },
      (me, state, context) => {
        if (!me.notified && !anythingDue(state)) return false;
        turnDriver(runtime, me, state, context);
        return;
      },
    );
};
