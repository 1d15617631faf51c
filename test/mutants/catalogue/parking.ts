import { multiThreadSteps } from '../../../model/index.ts';
import { none } from '../../../model/machine/schema.ts';
import type { Mutant } from '../mutant.ts';
import { replaced, ruled } from '../mutate.ts';

/** Slips in searching, parking, the driver and notification. */
export const aroundSleep: readonly Mutant[] = [
  {
    name: 'last-searcher-looks-no-more',
    what: 'the last searcher goes to sleep without looking again',
    like: 'the race that notify_if_work_pending is there for',
    engineOf: replaced('transitionToParked', ({ me, asSpecified }) => {
      asSpecified();
      me.at = 'sleep';
    }),
    scenario: 'foreign-wakes',
    yield: 'yield_now',
    killedBy: ['every-wake-answered'],
  },
  {
    name: 'inject-queue-overlooked',
    what: 'the inject queue is not looked at before sleeping',
    like: 'a last look at the local queues alone',
    engineOf: replaced('stealFromInject', ({ state, asSpecified }) =>
      state.inject.isEmpty ? asSpecified() : false,
    ),
    scenario: 'foreign-wakes',
    yield: 'yield_now',
    killedBy: ['every-wake-answered'],
  },
  {
    name: 'searcher-never-leaves',
    what: 'a worker forgets that it stopped searching',
    like: 'num_searching that is not decremented: nobody is woken any more',
    engineOf: replaced('runTask', ({ me, state, asSpecified }) => {
      const forgotten = me.searching ? 1 : 0;
      asSpecified();
      state.searching += forgotten;
    }),
    scenario: 'yielders',
    yield: 'self-wake',
    killedBy: ['the number of searching workers is theirs and that of the notified who have not yet woken'],
  },
  {
    name: 'last-searcher-notifies-nobody',
    what: 'the last searcher that finds work wakes nobody in its place',
    like: 'a wake-up that is never passed on: work waits beside idle workers',
    engineOf: replaced('runTask', ({ me, state, asSpecified }) => {
      if (!me.searching) return asSpecified();
      me.searching = false;
      state.searching -= 1;
      return asSpecified();
    }),
    scenario: 'foreign-wakes',
    yield: 'self-wake',
    killedBy: ['last-searcher-notifies'],
  },
  {
    name: 'notification-without-token',
    what: 'a foreign thread takes a sleeper off the list and does not unpark it',
    like: 'a lost wake-up: the list says that it is awake, and it sleeps on',
    engineOf: replaced('notifyParkedRemote', ({ state, asSpecified }) => {
      const tokens = Array.from({ length: state.workers.length }, (_, w) => state.workers.get(w).notified);
      const done = asSpecified();
      for (const [w, token] of tokens.entries()) state.workers.get(w).notified = token;
      return done;
    }),
    scenario: 'foreign-wakes',
    yield: 'yield_now',
    constants: { workers: 1 },
    killedBy: ['every-wake-answered'],
  },
  {
    name: 'foreign-push-notifies-nobody',
    what: 'a foreign thread that pushed a task wakes nobody',
    like: 'notify_parked_remote left out',
    engineOf: replaced('notifyParkedRemote', ({ state, asSpecified }) => {
      const sleepers = Array.from({ length: state.sleepers.length }, () => state.sleepers.shift());
      const done = asSpecified();
      for (const sleeper of sleepers) state.sleepers.push(sleeper);
      return done;
    }),
    scenario: 'foreign-wakes',
    yield: 'yield_now',
    constants: { workers: 1 },
    killedBy: ['every-wake-answered'],
  },
  {
    name: 'unparked-for-the-slot-alone',
    what: 'a worker that the driver woke sleeps on unless it has a task in its LIFO slot',
    like: 'the releases before 1.29.0 (tokio#5753)',
    engineOf: replaced('transitionFromParked', ({ me, context, state, asSpecified }) => {
      if (me.lifoSlot === none || !state.sleepers.includes(me.index)) return asSpecified();
      me.at = 'sleep';
      context.emit({ w: me.index, e: 'parked' });
      return;
    }),
    scenario: 'timer-beside-guests',
    yield: 'yield_now',
    killedBy: ['no-park-with-local-work'],
  },
  {
    name: 'parks-with-work',
    what: 'a worker searches, and parks, although its queue has work',
    like: 'Core::next_task that looks at the LIFO slot and the inject queue alone',
    engineOf: replaced('nextTask', ({ me, asSpecified }) => {
      if (me.queue.isEmpty || me.lifoSlot !== none) return asSpecified();
      me.at = 'search';
      return;
    }),
    scenario: 'yielders',
    yield: 'self-wake',
    tasks: 2,
    polls: 2,
    constants: { workers: 1 },
    killedBy: ['no-park-with-local-work'],
  },
  {
    name: 'two-drivers',
    what: 'a worker turns the driver although another holds it',
    like: 'try_lock whose result nobody looks at',
    engineOf: replaced('parkYield', ({ me, state, asSpecified }) => {
      if (state.driver === none) return asSpecified();
      state.driver = none;
      const done = asSpecified();
      state.driver = me.index;
      return done;
    }),
    scenario: 'timer-beside-guests',
    yield: 'self-wake',
    tasks: 1,
    constants: { eventInterval: 2 },
    killedBy: ['a worker in the driver holds it, and nobody else does'],
  },
  {
    name: 'driver-given-back-too-soon',
    what: 'the driver is given back before all that it found due is woken',
    like: 'a guard that is dropped in the middle of Driver::park_internal',
    engineOf: replaced(['parkYield', 'releaseDriver'], ({ runtime, me, state, context, asSpecified }) => {
      const due = Array.from({ length: state.tasks.length }, (_, i) => state.tasks.get(i).event === 'due');
      if (me.at === 'pass') {
        const first = due.indexOf(true);
        for (const [i, isDue] of due.entries())
          if (isDue && i !== first) state.tasks.get(i).event = 'registered';
        const done = asSpecified();
        for (const [i, isDue] of due.entries()) if (isDue && i !== first) state.tasks.get(i).event = 'due';
        if (state.driver === me.index) state.driver = none;
        return done;
      }
      for (const [i, isDue] of due.entries())
        if (isDue) {
          const task = state.tasks.get(i);
          task.event = 'happened';
          multiThreadSteps.callWaker(runtime, me, task, 'runtime', state, context);
          context.emit({ w: me.index, e: 'wake.end', task: i + 1 });
        }
      return asSpecified();
    }),
    scenario: 'yielders',
    yield: 'self-wake',
    programs: [
      { role: 'sleeper', instructions: [{ does: 'wait', for: 'timer' }] },
      { role: 'sleeper', instructions: [{ does: 'wait', for: 'timer' }] },
      { role: 'sleeper', instructions: [{ does: 'wait', for: 'timer' }] },
      { role: 'yielder', instructions: [{ does: 'yield', how: 'self-wake' }] },
    ],
    constants: { eventInterval: 2 },
    killedBy: ['one-driver-holder'],
  },
  {
    name: 'driver-not-given-back',
    what: 'the driver is not given back',
    like: 'a guard that lives too long',
    engineOf: replaced('releaseDriver', ({ me, state, asSpecified }) => {
      asSpecified();
      state.driver = me.index;
    }),
    scenario: 'timer-beside-guests',
    yield: 'self-wake',
    killedBy: ['a worker in the driver holds it, and nobody else does'],
  },
  {
    name: 'no-driver-at-maintenance',
    what: 'maintenance does not turn the driver',
    like: 'event_interval that is counted and not acted upon: timers starve beside busy workers',
    engineOf: replaced('parkYield', ({ me, asSpecified }) => {
      if (me.pass !== 'maintenance') return asSpecified();
      me.pass = 'none';
      me.at = 'next';
      return;
    }),
    scenario: 'yielders',
    yield: 'self-wake',
    constants: { workers: 1, eventInterval: 2 },
    killedBy: ['driver-every-event-interval'],
  },
  {
    name: 'ticks-not-counted',
    what: 'ticks in which a task wakes itself are not counted',
    like: 'a tick that is counted on one way out of run_task only',
    engineOf: replaced('notifyParkedLocal', ({ me, asSpecified }) => {
      const { eventPhase } = me;
      const done = asSpecified();
      if (me.at === 'next') me.eventPhase = eventPhase;
      return done;
    }),
    scenario: 'yielders',
    yield: 'self-wake',
    polls: 4,
    constants: { workers: 1, eventInterval: 2 },
    killedBy: ['driver-every-event-interval'],
  },
  {
    name: 'stale-sleeper',
    what: 'a worker that woke by itself stays among the sleepers',
    like: 'Idle::unpark_worker_by_id left out: the next wake goes to one who is awake',
    engineOf: replaced('transitionFromParked', ({ me, state, asSpecified }) => {
      const was = state.sleepers.includes(me.index);
      const done = asSpecified();
      if (was && !state.sleepers.includes(me.index)) state.sleepers.push(me.index);
      return done;
    }),
    scenario: 'timer-beside-guests',
    yield: 'yield_now',
    killedBy: ['no worker is twice among the sleepers'],
  },
  {
    name: 'every-push-notifies',
    what: 'every push into the LIFO slot wakes a worker',
    like: '1.51.0 and 1.52.0 (tokio#7431): wakes for work that nobody may take',
    engineOf: ruled({ lifoPushNotifies: true }),
    programs: [
      { role: 'waker', instructions: [{ does: 'spawn', task: 1 }, { does: 'compute' }] },
      { role: 'spawned', instructions: [] },
    ],
    scenario: 'ping-pong',
    yield: 'self-wake',
    polls: 2,
    killedBy: ['lifo-push-wakes-nobody'],
  },
  {
    name: 'unparked-for-the-slot-of-old',
    what: 'what keeps a woken worker awake is its LIFO slot',
    like: 'the releases before 1.29.0 (tokio#5753); with one worker, whoever wakes it fills the slot first',
    engineOf: ruled({ unparksFor: 'LIFO slot' }),
    scenario: 'timer-beside-guests',
    yield: 'yield_now',
    constants: { workers: 1 },
    killedBy: ['equal'],
  },
];
