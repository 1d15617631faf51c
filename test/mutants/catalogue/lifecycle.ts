import { multiThreadSteps } from '../../../model/index.ts';
import type { Mutant } from '../mutant.ts';
import { replaced } from '../mutate.ts';

/** Slips in the life of a task: wakes, polls, ends. */
export const inTheLifeOfTasks: readonly Mutant[] = [
  {
    name: 'wake-during-the-poll-forgotten',
    what: 'a wake during the poll is forgotten when the task becomes idle',
    like: 'NOTIFIED that transition_to_idle clears without a look',
    engineOf: replaced('transitionToIdle', ({ me, state, asSpecified }) => {
      state.tasks.get(me.current).state = 'running';
      return asSpecified();
    }),
    scenario: 'foreign-wakes',
    yield: 'yield_now',
    constants: { workers: 1 },
    killedBy: ['every-wake-answered'],
  },
  {
    name: 'queued-twice',
    what: 'a waker called for a task that is in a queue queues it again',
    like: 'NOTIFIED that is not looked at before a task is submitted',
    engineOf: replaced('poll', ({ runtime, me, state, asSpecified, context }) => {
      let again: number | undefined;
      const scheduled = Array.from(
        { length: state.tasks.length },
        (_, i) => state.tasks.get(i).state === 'scheduled',
      );
      const done = asSpecified((event) => {
        if (event.e === 'wake.begin' && event.by !== event.task && scheduled[event.task - 1] === true)
          again = event.task - 1;
        context.emit(event);
      });
      if (again !== undefined)
        multiThreadSteps.pushBackOrOverflow(runtime, me, again, 'idle', state, context);
      return done;
    }),
    scenario: 'ping-pong',
    yield: 'self-wake',
    constants: { workers: 1 },
    killedBy: ['one-place'],
  },
  {
    name: 'polled-for-nothing',
    what: 'a task that waits is put back into the queue without a wake',
    like: 'an executor that polls until it is ready',
    engineOf: replaced('transitionToIdle', ({ me, state, asSpecified }) => {
      const task = state.tasks.get(me.current);
      if (task.state === 'running') task.state = 'running-notified';
      return asSpecified();
    }),
    scenario: 'timer-beside-guests',
    yield: 'self-wake',
    tasks: 1,
    constants: { workers: 1 },
    killedBy: ['poll-justified'],
  },
  {
    name: 'polled-twice-for-one-wake',
    what: 'a task is marked as woken while it is polled',
    like: 'a wake by value whose reference is not given up',
    engineOf: replaced('poll', ({ me, state, asSpecified }) => {
      const task = state.tasks.get(me.current);
      if (task.state === 'running' && task.step > 0) task.state = 'running-notified';
      return asSpecified();
    }),
    scenario: 'yielders',
    yield: 'yield_now',
    tasks: 1,
    polls: 4,
    constants: { workers: 1, eventInterval: 16 },
    killedBy: ['wakes-coalesced', 'poll-justified'],
  },
  {
    name: 'foreign-wake-swallowed',
    what: 'a foreign thread that wakes an idle task marks it and does not queue it',
    like: 'a waker that loses its reference between the mark and the push',
    engineOf: replaced('foreignWake', ({ state, asSpecified }) => {
      const done = asSpecified();
      if (done === false) return done;
      for (let i = 0; i < state.foreign.length; i++) {
        const thread = state.foreign.get(i);
        if (thread.at === 'push') thread.at = 'notify';
      }
      return done;
    }),
    scenario: 'foreign-wakes',
    yield: 'self-wake',
    constants: { workers: 1 },
    killedBy: ['every-wake-answered'],
  },
  {
    name: 'joiner-not-woken',
    what: 'a task that completes does not wake the one that joins it',
    like: 'JOIN_WAKER that is read before it is set',
    engineOf: replaced('wakeJoin', ({ me, context }) => {
      context.emit({ w: me.index, e: 'task.end', task: me.current + 1 });
      me.current = -1;
      me.at = 'after-poll';
    }),
    scenario: 'join',
    yield: 'self-wake',
    constants: { workers: 1 },
    killedBy: ['joiner-woken'],
  },
  {
    name: 'aborted-task-polled',
    what: 'an aborted task is polled once more when it is dequeued',
    like: 'CANCELLED that transition_to_running does not look at',
    engineOf: replaced('runTask', ({ me, state, asSpecified }) => {
      const task = state.tasks.get(me.current);
      if (task.state === 'scheduled-cancelled') task.state = 'scheduled';
      return asSpecified();
    }),
    scenario: 'abort',
    yield: 'self-wake',
    constants: { workers: 1 },
    killedBy: ['no-poll-after-abort'],
  },
  {
    name: 'shut-down-task-polled',
    what: 'a task that was shut down while it was queued is polled',
    like: 'a queue that is drained after the tasks in it are gone',
    engineOf: replaced('runTask', ({ me, state, asSpecified }) => {
      const task = state.tasks.get(me.current);
      if (task.state === 'complete') task.state = 'scheduled';
      return asSpecified();
    }),
    scenario: 'shutdown',
    yield: 'self-wake',
    killedBy: ['no-poll-after-completion'],
  },
  {
    name: 'shut-down-while-polled',
    what: 'a worker shuts down what another polls',
    like: 'transition_to_shutdown that does not look for RUNNING',
    engineOf: replaced('shutDownTask', ({ me, victim, asSpecified }) => {
      const done = asSpecified();
      if (done !== false && me.at === 'shutting-down' && victim !== undefined) {
        me.current = victim.index;
        me.at = 'cancelling';
      }
      return done;
    }),
    scenario: 'shutdown',
    yield: 'self-wake',
    killedBy: ['a task runs on one thread and is in one queue at most, although the runtime shuts down'],
  },
];
