import { taskNumber } from '../../../model/index.ts';
import type { Emitted } from '../../../model/index.ts';
import { none } from '../../../model/machine/schema.ts';
import type { Mutant } from '../mutant.ts';
import { counting, replaced, ruled } from '../mutate.ts';

/** Slips in the local queues, in stealing and in the inject queue. */
export const inQueues: readonly Mutant[] = [
  {
    name: 'thief-takes-all',
    what: 'a thief takes all that the victim has',
    like: 'half of a queue rounded wrongly',
    engineOf: replaced('stealWork', ({ me, victim, asSpecified }) => {
      if (victim !== undefined && me.victim === victim.index && victim.queue.length > 1)
        victim.queue.moveFront(victim.queue.length - 1, me.queue);
      return asSpecified();
    }),
    scenario: 'yielders',
    yield: 'self-wake',
    polls: 2,
    killedBy: ['local-fifo'],
  },
  {
    name: 'thief-takes-from-the-back',
    what: 'a thief takes from the back of the queue of its victim',
    like: 'a deque of the other kind, whose owner works at the back',
    engineOf: replaced('stealWork', ({ me, victim, asSpecified }) => {
      if (victim !== undefined && me.victim === victim.index && victim.queue.length > 1)
        victim.queue.moveFront(1, victim.queue);
      return asSpecified();
    }),
    scenario: 'yielders',
    yield: 'self-wake',
    polls: 2,
    killedBy: ['local-fifo'],
  },
  {
    name: 'thief-leaves-a-copy',
    what: 'what a thief takes stays in the queue of its victim, too',
    like: 'a head that is moved before the tasks are read (tokio#5041 guarded against it)',
    engineOf: replaced('stealWork', ({ me, victim, asSpecified }) => {
      const done = asSpecified();
      if (victim !== undefined && me.at === 'found') victim.queue.push(me.current);
      return done;
    }),
    scenario: 'yielders',
    yield: 'self-wake',
    tasks: 2,
    polls: 2,
    killedBy: ['one-place', 'one-poll-at-a-time'],
  },
  {
    name: 'thief-loses-a-task',
    what: 'of what a thief takes one task is lost',
    like: 'a batch that is one shorter on one side than on the other',
    engineOf: replaced('stealWork', ({ me, asSpecified }) => {
      const done = asSpecified();
      if (me.at === 'found' && !me.queue.isEmpty) me.queue.pop();
      return done;
    }),
    scenario: 'yielders',
    yield: 'self-wake',
    polls: 2,
    killedBy: ['every-wake-answered'],
  },
  {
    name: 'last-in-first-out-queue',
    what: 'a worker takes the newest task of its queue first',
    like: 'a stack in place of a queue',
    engineOf: replaced('nextTask', ({ me, asSpecified }) => {
      if (me.queue.length > 1) me.queue.moveFront(me.queue.length - 1, me.queue);
      return asSpecified();
    }),
    scenario: 'yielders',
    yield: 'self-wake',
    constants: { workers: 1 },
    killedBy: ['local-fifo'],
  },
  {
    name: 'queue-before-lifo-slot',
    what: 'the local queue comes before the LIFO slot',
    like: 'two branches of Core::next_local_task the wrong way round',
    engineOf: replaced('nextTask', ({ me, asSpecified, context }) => {
      if (me.lifoSlot === none || me.queue.isEmpty) return asSpecified();
      const slot = me.lifoSlot;
      me.lifoSlot = none;
      const done = asSpecified((event) => context.emit(event));
      me.lifoSlot = slot;
      return done;
    }),
    scenario: 'yielders',
    yield: 'yield_now',
    constants: { workers: 1 },
    killedBy: ['lifo-slot-first'],
  },
  {
    name: 'inject-queue-never-first',
    what: 'the inject queue comes last, however long the local queue lasts',
    like: 'tokio before global_queue_interval: tasks of others starve behind a worker that never runs dry',
    engineOf: replaced('nextTask', ({ me, asSpecified }) => {
      const phase = me.injectPhase;
      if (!me.queue.isEmpty) me.injectPhase = 1;
      const done = asSpecified();
      me.injectPhase = phase;
      return done;
    }),
    scenario: 'foreign-wakes',
    yield: 'self-wake',
    polls: 4,
    constants: { workers: 1, globalQueueInterval: 2 },
    killedBy: ['inject-at-interval'],
  },
  {
    name: 'inject-queue-as-stack',
    what: 'the newest task of the inject queue is taken first',
    like: 'a list that is linked the wrong way round',
    engineOf: replaced('nextTask', ({ state, asSpecified }) => {
      if (state.inject.length > 1) state.inject.moveFront(state.inject.length - 1, state.inject);
      return asSpecified();
    }),
    scenario: 'yielders',
    yield: 'self-wake',
    constants: { workers: 1 },
    killedBy: ['inject-fifo'],
  },
  {
    name: 'batch-loses-a-task',
    what: 'of a batch from the inject queue one task is lost',
    like: 'tokio#5705 counted what was popped apart from what was pushed',
    engineOf: replaced('nextTask', ({ me, asSpecified, context }) => {
      const { done, count } = counting({ context, asSpecified }, (event) => event.e === 'inject.batch');
      if (count > 0) me.queue.pop();
      return done;
    }),
    scenario: 'yielders',
    yield: 'self-wake',
    polls: 2,
    killedBy: ['every-wake-answered'],
  },
  {
    name: 'overflow-loses-a-task',
    what: 'of what a full queue moves to the inject queue one task is lost',
    like: 'an overflow that races with a steal',
    engineOf: replaced('poll', ({ state, asSpecified, context }) => {
      const { done, count } = counting({ context, asSpecified }, (event) => event.e === 'overflow');
      if (count > 0) state.inject.pop();
      return done;
    }),
    scenario: 'many-short-tasks',
    yield: 'self-wake',
    constants: { workers: 1, queueCapacity: 2 },
    killedBy: ['every-wake-answered'],
  },
  {
    name: 'overflow-moves-the-oldest',
    what: 'a full queue moves its oldest half to the inject queue',
    like: 'the releases before 1.52.0 (tokio#8029)',
    engineOf: ruled({ overflowMoves: 'oldest' }),
    scenario: 'many-short-tasks',
    yield: 'self-wake',
    constants: { workers: 1, queueCapacity: 2 },
    killedBy: ['queue-bounds'],
  },
  {
    name: 'woken-elsewhere',
    what: 'a task that another task wakes goes to the queue of another worker',
    like: 'a waker that schedules where its task ran last',
    engineOf: replaced('poll', ({ me, state, asSpecified, context }) => {
      const placed: (Emitted & { e: 'schedule' })[] = [];
      const done = asSpecified((event) => {
        if (event.e === 'schedule' && event.to === 'lifo') placed.push(event);
        context.emit(event);
      });
      const other = state.workers.get((me.index + 1) % state.workers.length);
      for (const { task } of placed)
        if (me.lifoSlot !== none && taskNumber(me.lifoSlot) === task) {
          other.queue.push(me.lifoSlot);
          me.lifoSlot = none;
        }
      return done;
    }),
    scenario: 'ping-pong',
    yield: 'self-wake',
    killedBy: ['one-place', 'migration-explained'],
  },
  {
    name: 'spawned-and-forgotten',
    what: 'a foreign thread that spawns a task leaves it out of the inject queue',
    like: 'a queue that was found closed when it was not',
    engineOf: replaced('pushRemoteTask', ({ state, asSpecified }) => {
      const done = asSpecified();
      if (done !== false) state.inject.pop();
      return done;
    }),
    scenario: 'foreign-wakes',
    yield: 'self-wake',
    constants: { workers: 1 },
    killedBy: ['every-wake-answered'],
  },
];
