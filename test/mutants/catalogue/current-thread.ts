import type { Emitted } from '../../../model/index.ts';
import type { Mutant } from '../mutant.ts';
import { counting, replacedOnThread, ruled } from '../mutate.ts';

const isDriver = ({ e }: Emitted): boolean => e === 'driver.begin' || e === 'driver.end';

/** Slips in the current_thread scheduler. */
export const onTheThread: readonly Mutant[] = [
  {
    name: 'newest-first-on-the-thread',
    what: 'the newest task is taken first',
    like: 'a stack in place of a queue',
    engineOf: replacedOnThread('nextTask', ({ me, asSpecified }) => {
      if (me.queue.length > 1) me.queue.moveFront(me.queue.length - 1, me.queue);
      asSpecified();
    }),
    flavor: 'current_thread',
    scenario: 'yielders',
    yield: 'self-wake',
    killedBy: ['local-fifo'],
  },
  {
    name: 'deferred-waker-dropped-on-the-thread',
    what: 'of several deferred wakers one is dropped',
    like: 'a list that is taken while it is being filled',
    engineOf: replacedOnThread('wakeDeferred', ({ me, asSpecified }) => {
      if (me.deferred.length > 1) me.deferred.pop();
      asSpecified();
    }),
    flavor: 'current_thread',
    scenario: 'yielders',
    yield: 'yield_now',
    killedBy: ['flush-is-complete'],
  },
  {
    name: 'flush-without-driver-on-the-thread',
    what: 'deferred wakers are called without a pass through the driver',
    like: 'the reason for deferring forgotten (tokio#5223)',
    engineOf: replacedOnThread('parkYield', ({ asSpecified, context }) => {
      asSpecified((event) => {
        if (!isDriver(event)) context.emit(event);
      });
    }),
    flavor: 'current_thread',
    scenario: 'yielders',
    yield: 'yield_now',
    killedBy: ['deferred-before-resume', 'driver-every-event-interval'],
  },
  {
    name: 'rounds-not-counted',
    what: 'tasks of a round are not counted',
    like: 'event_interval that counts some ticks only',
    engineOf: replacedOnThread('poll', ({ me, asSpecified }) => {
      const { eventPhase } = me;
      asSpecified();
      if (me.at === 'next') me.eventPhase = eventPhase;
    }),
    flavor: 'current_thread',
    scenario: 'many-short-tasks',
    yield: 'self-wake',
    killedBy: ['driver-every-event-interval'],
  },
  {
    name: 'root-never-polled-again',
    what: 'the future in block_on is never polled again',
    like: 'a flag that is reset and not acted upon',
    engineOf: replacedOnThread('resetWoken', ({ me, state }) => {
      state.woken = false;
      me.at = 'next';
    }),
    flavor: 'current_thread',
    scenario: 'yielders',
    yield: 'self-wake',
    killedBy: ['every-wake-answered'],
  },
  {
    name: 'sleeps-though-the-hook-woke',
    what: 'the thread sleeps though its park hook woke its future',
    like: 'tokio before 1.50.0 (tokio#7835) looked at deferred wakers alone',
    engineOf: replacedOnThread('park', ({ me, context }) => {
      context.emit({ w: me.index, e: 'driver.begin', timeout: null });
      me.at = 'in-driver';
    }),
    flavor: 'current_thread',
    scenario: 'timer-beside-guests',
    yield: 'self-wake',
    parkHook: 'wakes',
    killedBy: [
      'a thread that sleeps in the driver while its future is woken or a task is in the inject queue is being unparked',
    ],
  },
  {
    name: 'driver-not-unparked',
    what: 'a foreign thread does not unpark the driver',
    like: 'a lost wake-up',
    engineOf: replacedOnThread('unpark', ({ state, asSpecified }) => {
      const me = state.workers.get(0);
      const { notified } = me;
      asSpecified();
      me.notified = notified;
    }),
    flavor: 'current_thread',
    scenario: 'foreign-wakes',
    yield: 'self-wake',
    killedBy: [
      'a thread that sleeps in the driver while its future is woken or a task is in the inject queue is being unparked',
      'every-wake-answered',
    ],
  },
  {
    name: 'foreign-push-into-the-local-queue',
    what: 'a foreign thread puts tasks into the local queue',
    like: 'a queue without a lock that a foreign thread writes to',
    engineOf: replacedOnThread('pushRemote', ({ state, asSpecified }) => {
      asSpecified();
      state.inject.moveFront(1, state.workers.get(0).queue);
    }),
    flavor: 'current_thread',
    scenario: 'foreign-wakes',
    yield: 'self-wake',
    killedBy: ['one-place', 'a thread that sleeps in the driver has nothing in its queue'],
  },
  {
    name: 'wake-during-the-poll-forgotten-on-the-thread',
    what: 'a wake during the poll is forgotten when the task becomes idle',
    like: 'NOTIFIED that transition_to_idle clears without a look',
    engineOf: replacedOnThread('transitionToIdle', ({ me, state, asSpecified }) => {
      state.tasks.get(me.current).state = 'running';
      asSpecified();
    }),
    flavor: 'current_thread',
    scenario: 'foreign-wakes',
    yield: 'self-wake',
    killedBy: ['every-wake-answered'],
  },
  {
    name: 'woken-first-on-the-thread',
    what: 'a task that woke itself goes to the front of the queue',
    like: 'what wasmtime#10667 believes of a self-wake',
    engineOf: replacedOnThread('poll', ({ me, asSpecified, context }) => {
      const { done, count } = counting(
        { context, asSpecified },
        (event) => event.e === 'schedule' && event.why === 'yield',
      );
      if (count > 0 && me.queue.length > 1) me.queue.moveFront(me.queue.length - 1, me.queue);
      return done;
    }),
    flavor: 'current_thread',
    scenario: 'yielders',
    yield: 'self-wake',
    killedBy: ['local-fifo'],
  },
  {
    name: 'yield-now-wakes-itself-on-the-thread',
    what: 'yield_now wakes its own task',
    like: 'the releases before 1.23.0 (tokio#5223)',
    engineOf: ruled({ yieldNowDefers: false }),
    flavor: 'current_thread',
    scenario: 'yielders',
    yield: 'yield_now',
    killedBy: ['yield-now-defers'],
  },
  {
    name: 'first-deferred-first-woken-on-the-thread',
    what: 'deferred wakers are called first in first out',
    like: 'the releases before 1.29.0 (tokio#5741)',
    engineOf: ruled({ deferredWakeOrder: 'first-in-first-out' }),
    flavor: 'current_thread',
    scenario: 'yielders',
    yield: 'yield_now',
    killedBy: ['deferred-wake-order'],
  },
];
