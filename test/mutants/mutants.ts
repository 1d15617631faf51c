import type { Emitted } from '../../model/index.ts';
import { none } from '../../model/machine/schema.ts';
import type { Mutant } from './mutate.ts';

/** A mutant, and who must be among those who reject it: one at least. */
export interface KnownMutant extends Mutant {
  readonly killedBy: readonly [string, ...(readonly string[])];
}

/** Plausible slips in the scheduler, each with the properties that are there to catch it. */
export const mutants: readonly KnownMutant[] = [
  {
    what: 'the last searcher goes to sleep without looking again',
    action: 'transitionToParked',
    instead: ({ me, asSpecified }) => {
      asSpecified();
      me.at = 'sleep';
    },
    scenario: 'foreign-wakes',
    yield: 'yield_now',
    killedBy: ['every-wake-answered'],
  },
  {
    what: 'of several deferred wakers one is dropped',
    action: 'wakeDeferred',
    instead: ({ me, asSpecified }) => {
      if (me.deferred.length > 1) me.deferred.pop();
      asSpecified();
    },
    scenario: 'yielders',
    yield: 'yield_now',
    killedBy: ['flush-is-complete'],
  },
  {
    what: 'deferred wakers are called without a pass through the driver',
    action: 'parkYield',
    instead: ({ asSpecified, context }) => {
      asSpecified((event) => {
        if (event.e !== 'driver.begin' && event.e !== 'driver.end') context.emit(event);
      });
    },
    scenario: 'yielders',
    yield: 'yield_now',
    killedBy: ['deferred-before-resume', 'driver-every-event-interval'],
  },
  {
    what: 'a thief takes all that the victim has',
    action: 'stealWork',
    instead: ({ me, victim, asSpecified, context }) => {
      if (victim === undefined || me.victim !== victim.index || victim.queue.length < 2) return asSpecified();
      const all = victim.queue.length;
      victim.queue.moveFront(all - 1, me.queue);
      return asSpecified((event) => context.emit(event));
    },
    scenario: 'yielders',
    yield: 'self-wake',
    killedBy: ['local-fifo'],
  },
  {
    what: 'the LIFO slot is never disabled',
    action: 'runLifoTask',
    instead: ({ me, asSpecified, context }) => {
      asSpecified((event) => {
        if (event.e !== 'lifo.cap') context.emit(event);
      });
      me.lifoEnabled = true;
      me.lifoPolls = Math.min(me.lifoPolls, 1);
    },
    scenario: 'ping-pong',
    yield: 'self-wake',
    killedBy: ['lifo-cap'],
  },
  {
    what: 'the driver is not given back',
    action: 'releaseDriver',
    instead: ({ me, state, asSpecified }) => {
      asSpecified();
      state.driver = me.index;
    },
    scenario: 'timer-beside-guests',
    yield: 'self-wake',
    killedBy: ['a worker in the driver holds it, and nobody else does'],
  },
  {
    what: 'a task that woke itself goes into the LIFO slot',
    action: 'poll',
    instead: ({ me, asSpecified, context }) => {
      const toSlot: Emitted[] = [];
      asSpecified((event) => {
        if (event.e === 'schedule' && event.why === 'yield' && me.lifoSlot === none)
          toSlot.push({ ...event, to: 'lifo', why: 'idle' });
        else context.emit(event);
      });
      for (const event of toSlot) {
        me.lifoSlot = me.queue.pop();
        context.emit(event);
      }
    },
    scenario: 'yielders',
    yield: 'self-wake',
    killedBy: ['in-poll-wake-goes-back'],
  },
  {
    what: 'a worker forgets that it stopped searching',
    action: 'runTask',
    instead: ({ me, state, asSpecified }) => {
      const forgotten = me.searching ? 1 : 0;
      asSpecified();
      state.searching += forgotten;
    },
    scenario: 'yielders',
    yield: 'self-wake',
    killedBy: ['the number of searching workers is theirs and that of the notified who have not yet woken'],
  },
  {
    what: 'the inject queue is not looked at before sleeping',
    action: 'stealFromInject',
    instead: ({ state, asSpecified }) => (state.inject.isEmpty ? asSpecified() : false),
    scenario: 'foreign-wakes',
    yield: 'yield_now',
    killedBy: ['every-wake-answered'],
  },
  {
    what: 'a task that was shut down while it was queued is polled',
    action: 'runTask',
    instead: ({ me, state, asSpecified }) => {
      const task = state.tasks.get(me.current);
      if (task.state === 'complete') task.state = 'scheduled';
      asSpecified();
    },
    scenario: 'shutdown',
    yield: 'self-wake',
    killedBy: ['no-poll-after-completion'],
  },
  {
    what: 'a worker shuts down what another polls',
    action: 'shutDownTask',
    instead: ({ me, victim, asSpecified }) => {
      const done = asSpecified();
      if (done !== false && me.at === 'shutting-down' && victim !== undefined) {
        me.current = victim.index;
        me.at = 'cancelling';
      }
      return done;
    },
    scenario: 'shutdown',
    yield: 'self-wake',
    killedBy: ['a task runs on one thread and is in one queue at most, although the runtime shuts down'],
  },
];
