import type { Emitted } from '../../../model/index.ts';
import { none } from '../../../model/machine/schema.ts';
import type { Mutant } from '../mutant.ts';
import { counting, replaced, ruled } from '../mutate.ts';

/** Slips around the LIFO slot. */
export const atTheLifoSlot: readonly Mutant[] = [
  {
    name: 'lifo-slot-never-disabled',
    what: 'the LIFO slot is never disabled',
    like: 'tokio#4941: a ping-pong pair keeps its worker, fixed by #5712',
    engineOf: replaced('runLifoTask', ({ me, asSpecified, context }) => {
      asSpecified((event) => {
        if (event.e !== 'lifo.cap') context.emit(event);
      });
      me.lifoEnabled = true;
      me.lifoPolls = Math.min(me.lifoPolls, 1);
    }),
    scenario: 'ping-pong',
    yield: 'self-wake',
    killedBy: ['lifo-cap'],
  },
  {
    name: 'lifo-cap-of-old',
    what: 'polls from the LIFO slot are not counted',
    like: 'the releases before 1.29.0 (tokio#5712)',
    engineOf: ruled({ lifoPollCap: false }),
    scenario: 'ping-pong',
    yield: 'self-wake',
    polls: 3,
    constants: { workers: 1, maxLifoPolls: 1 },
    killedBy: ['lifo-cap'],
  },
  {
    name: 'lifo-cap-one-late',
    what: 'one task more than the cap is taken from the LIFO slot',
    like: '> in place of >=',
    engineOf: (runtime) => {
      const { constants } = runtime;
      return ruled({})({ ...runtime, constants: { ...constants, maxLifoPolls: constants.maxLifoPolls + 1 } });
    },
    scenario: 'ping-pong',
    yield: 'self-wake',
    polls: 3,
    constants: { workers: 1, maxLifoPolls: 1 },
    killedBy: ['lifo-cap'],
  },
  {
    name: 'lifo-slot-stays-disabled',
    what: 'a LIFO slot that was disabled for a tick stays disabled',
    like: 'a flag that is reset on one way out only',
    engineOf: replaced(
      ['transitionToIdle', 'poll', 'runLifoTask', 'notifyParkedLocal'],
      ({ me, asSpecified }) => {
        const { lifoEnabled } = me;
        const done = asSpecified();
        if (me.current === none) me.lifoEnabled = lifoEnabled;
        return done;
      },
    ),
    scenario: 'ping-pong',
    yield: 'self-wake',
    polls: 3,
    constants: { workers: 1, maxLifoPolls: 1 },
    killedBy: ['idle-wake-placement'],
  },
  {
    name: 'lifo-slot-stealable',
    what: 'other workers steal from the LIFO slot',
    like: '1.51.0 and 1.52.0 (tokio#7431), taken back by #8100',
    engineOf: ruled({ lifoStealable: true }),
    scenario: 'hogged-worker',
    yield: 'self-wake',
    killedBy: ['lifo-private'],
  },
  {
    name: 'self-wake-into-the-slot',
    what: 'a task that woke itself goes into the LIFO slot',
    like: 'Schedule::yield_now forgotten: a self-waking task would never let go of its worker',
    engineOf: replaced('poll', ({ me, asSpecified, context }) => {
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
    }),
    scenario: 'yielders',
    yield: 'self-wake',
    killedBy: ['in-poll-wake-goes-back'],
  },
  {
    name: 'self-wake-to-the-front',
    what: 'a task that woke itself goes to the front of the queue',
    like: 'what wasmtime#10667 believes of a self-wake',
    engineOf: replaced('poll', ({ me, asSpecified, context }) => {
      const { done, count } = counting(
        { context, asSpecified },
        (event) => event.e === 'schedule' && event.why === 'yield',
      );
      if (count > 0 && me.queue.length > 1) me.queue.moveFront(me.queue.length - 1, me.queue);
      return done;
    }),
    scenario: 'yielders',
    yield: 'self-wake',
    constants: { workers: 1 },
    killedBy: ['local-fifo'],
  },
  {
    name: 'woken-task-to-the-back',
    what: 'an idle task that is woken goes to the back of the queue although the LIFO slot is there',
    like: 'disable_lifo_slot taken for on',
    engineOf: replaced('poll', ({ me, asSpecified, context }) => {
      const { lifoEnabled } = me;
      me.lifoEnabled = false;
      const done = asSpecified((event) =>
        context.emit(
          event.e === 'schedule' && event.why === 'lifo-disabled' ? { ...event, why: 'idle' } : event,
        ),
      );
      if (me.at !== 'next') me.lifoEnabled = lifoEnabled;
      return done;
    }),
    scenario: 'ping-pong',
    yield: 'self-wake',
    constants: { workers: 1 },
    killedBy: ['idle-wake-placement'],
  },
  {
    name: 'displaced-task-lost',
    what: 'the task that a newer one displaces from the LIFO slot is lost',
    like: 'Option::replace whose result nobody looks at',
    engineOf: replaced('poll', ({ me, asSpecified, context }) => {
      const { done, count } = counting(
        { context, asSpecified },
        (event) => event.e === 'schedule' && event.why === 'displaced',
      );
      if (count > 0) me.queue.pop();
      return done;
    }),
    scenario: 'many-short-tasks',
    yield: 'self-wake',
    constants: { workers: 1 },
    killedBy: ['every-wake-answered'],
  },
  {
    name: 'fresh-budget-for-each-task',
    what: 'every task from the LIFO slot has a coop budget of its own',
    like: 'coop::budget around each poll in place of around the tick',
    engineOf: replaced('runLifoTask', ({ me, runtime, asSpecified }) => {
      const done = asSpecified();
      if (me.current !== none) me.budget = runtime.constants.coopBudget;
      return done;
    }),
    scenario: 'coop-budget',
    yield: 'yield_now',
    programs: [
      {
        role: 'waker',
        instructions: [{ does: 'use resource' }, { does: 'spawn', task: 1 }],
      },
      { role: 'spawned', instructions: [{ does: 'use resource' }, { does: 'use resource' }] },
    ],
    constants: { workers: 1, coopBudget: 2 },
    killedBy: ['one-budget-a-tick'],
  },
];
