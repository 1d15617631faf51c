import { multiThreadSteps } from '../../../model/index.ts';
import type { Mutant } from '../mutant.ts';
import { replaced, ruled } from '../mutate.ts';

/** Slips around the deferred list. */
export const atTheDeferredList: readonly Mutant[] = [
  {
    name: 'deferred-waker-dropped',
    what: 'of several deferred wakers one is dropped',
    like: 'a list that is taken while it is being filled',
    engineOf: replaced('wakeDeferred', ({ me, asSpecified }) => {
      if (me.deferred.length > 1) me.deferred.pop();
      return asSpecified();
    }),
    scenario: 'yielders',
    yield: 'yield_now',
    killedBy: ['flush-is-complete'],
  },
  {
    name: 'flush-without-driver',
    what: 'deferred wakers are called without a pass through the driver',
    like: 'the reason for deferring forgotten: timers and sockets starve (tokio#5223)',
    engineOf: replaced('parkYield', ({ asSpecified, context }) =>
      asSpecified((event) => {
        if (event.e !== 'driver.begin' && event.e !== 'driver.end') context.emit(event);
      }),
    ),
    scenario: 'yielders',
    yield: 'yield_now',
    killedBy: ['deferred-before-resume', 'driver-every-event-interval'],
  },
  {
    name: 'flush-before-the-driver',
    what: 'deferred wakers are called before the driver is turned',
    like: 'two lines of Context::park_internal the wrong way round',
    engineOf: replaced('parkYield', ({ runtime, me, state, context, asSpecified }) =>
      asSpecified((event) => {
        context.emit(event);
        if (event.e !== 'driver.begin' || me.deferred.isEmpty) return;
        context.emit({ w: me.index, e: 'flush', n: me.deferred.length });
        for (let left = me.deferred.length; left > 0; left--) {
          const task = state.tasks.get(multiThreadSteps.nextDeferred(runtime, me));
          multiThreadSteps.callWaker(runtime, me, task, 'runtime', state, context);
          context.emit({ w: me.index, e: 'wake.end', task: task.index + 1 });
        }
      }),
    ),
    scenario: 'timer-beside-guests',
    yield: 'yield_now',
    constants: { workers: 1 },
    killedBy: ['driver-before-deferred', 'deferred-before-resume'],
  },
  {
    name: 'no-flush-at-maintenance',
    what: 'a pass at maintenance leaves the deferred wakers where they are',
    like: 'a flush in park_yield that park has and maintenance has not',
    engineOf: replaced('releaseDriver', ({ runtime, me, state, context, asSpecified }) => {
      if (me.pass !== 'maintenance' || me.deferred.isEmpty) return asSpecified();
      state.driver = -1;
      context.emit({ w: me.index, e: 'driver.end', had: true });
      multiThreadSteps.passOver(runtime, me, context);
      return;
    }),
    scenario: 'yielders',
    yield: 'yield_now',
    constants: { workers: 1, eventInterval: 2 },
    killedBy: ['deferred-resume-bound'],
  },
  {
    name: 'idle-pass-with-work',
    what: 'a worker turns the driver for its deferred tasks although its queue has work',
    like: 'a yield_now that always goes through the driver at once',
    engineOf: replaced('nextTask', ({ me, asSpecified }) => {
      if (me.deferred.isEmpty) return asSpecified();
      me.at = 'pass';
      me.pass = 'idle';
      return;
    }),
    scenario: 'yielders',
    yield: 'yield_now',
    constants: { workers: 1 },
    killedBy: ['idle-pass-finds-nothing'],
  },
  {
    name: 'deferred-tasks-to-the-back',
    what: 'the flush puts deferred tasks at the back of the queue, past the LIFO slot',
    like: 'a flush that schedules as a yield does',
    engineOf: replaced('wakeDeferred', ({ me, asSpecified, context }) => {
      const { lifoEnabled } = me;
      me.lifoEnabled = false;
      const done = asSpecified((event) =>
        context.emit(
          event.e === 'schedule' && event.why === 'lifo-disabled' ? { ...event, why: 'idle' } : event,
        ),
      );
      me.lifoEnabled = lifoEnabled;
      return done;
    }),
    scenario: 'yielders',
    yield: 'yield_now',
    constants: { workers: 1 },
    killedBy: ['idle-wake-placement'],
  },
  {
    name: 'first-deferred-first-woken',
    what: 'deferred wakers are called first in first out',
    like: 'the releases before 1.29.0, and what many expect (tokio#5741)',
    engineOf: ruled({ deferredWakeOrder: 'first-in-first-out' }),
    scenario: 'yielders',
    yield: 'yield_now',
    constants: { workers: 1 },
    killedBy: ['deferred-wake-order'],
  },
  {
    name: 'yield-now-wakes-itself',
    what: 'yield_now wakes its own task',
    like: 'the releases before 1.23.0 (tokio#5223)',
    engineOf: ruled({ yieldNowDefers: false }),
    scenario: 'yielders',
    yield: 'yield_now',
    constants: { workers: 1 },
    killedBy: ['yield-now-defers'],
  },
  {
    name: 'exhausted-task-wakes-itself',
    what: 'a task out of coop budget wakes itself',
    like: 'the releases before 1.44.0 (tokio#7185)',
    engineOf: ruled({ coopDefers: false }),
    scenario: 'coop-budget',
    yield: 'yield_now',
    constants: { workers: 1 },
    killedBy: ['yield-now-defers'],
  },
  {
    name: 'repeated-waker-kept',
    what: 'a waker that is deferred twice in a row is called twice',
    like: 'the releases before 1.29.0 (tokio#5741); a task is deferred once in a poll, so that none is here',
    engineOf: ruled({ deferDropsRepeats: false }),
    scenario: 'yielders',
    yield: 'yield_now',
    tasks: 2,
    polls: 2,
    constants: { workers: 1 },
    killedBy: ['equal'],
  },
];
