import { none } from '../../model/index.ts';
import type { Context } from '../../model/index.ts';
import type { Bounds } from './sizes.ts';
import { countPhase } from './state.ts';
import type { Worker, Yardstick, YardstickState } from './state.ts';

type Choose = Context<never>;

/** Sets any parked worker searching, if nobody searches yet. */
const notify = (state: YardstickState, context: Choose): void => {
  if (countPhase(state, 'searching') > 0) return;
  const parked = countPhase(state, 'parked');
  if (parked === 0) return;
  let skipped = parked > 1 ? context.choose(parked) : 0;
  for (let i = 0; i < state.workers.length; i++) {
    const worker = state.workers.get(i);
    if (worker.phase !== 'parked') continue;
    if (skipped === 0) {
      worker.phase = 'searching';
      return;
    }
    skipped--;
  }
};

/** A worker that found nothing takes back what it deferred, or parks. */
const wakeDeferredOrPark = (me: Worker, state: YardstickState, context: Choose): void => {
  const { length } = me.deferred;
  if (length === 0) {
    me.phase = 'parked';
    return;
  }
  me.deferred.moveFront(length, me.queue);
  me.phase = 'active';
  if (length > 1) notify(state, context);
};

const someQueueHasWork = ({ workers }: YardstickState): boolean => {
  for (let i = 0; i < workers.length; i++) if (!workers.get(i).queue.isEmpty) return true;
  return false;
};

const idle = { phase: 'active', current: 'none' } as const;
const polling = { phase: 'active', current: 'some' } as const;

/** An active worker that polls nothing looks for a task: LIFO slot, local queue, inject queue, other workers. */
export const takeTasks = (machine: Yardstick, workers: number): void => {
  machine
    .each(
      'workers',
      { name: 'takeLifo', source: 'worker.rs Core::next_local_task' },
      { ...idle, lifoSlot: 'some' },
      (me) => {
        me.current = me.lifoSlot;
        me.lifoSlot = none;
      },
    )
    .each(
      'workers',
      { name: 'takeLocal', source: 'worker.rs Core::next_local_task' },
      { ...idle, lifoSlot: 'none', queue: 'nonempty' },
      (me) => {
        me.current = me.queue.shift();
      },
    )
    .each(
      'workers',
      { name: 'takeInject', source: 'worker.rs Core::next_task' },
      { ...idle, lifoSlot: 'none', queue: 'empty' },
      (me, { inject }) => {
        if (inject.isEmpty) return false;
        me.current = inject.shift();
        return true;
      },
    )
    .each(
      'workers',
      { name: 'search', source: 'idle.rs Idle::transition_worker_to_searching' },
      { ...idle, lifoSlot: 'none', queue: 'empty' },
      (me, state, context) => {
        if (!state.inject.isEmpty) return false;
        if (2 * countPhase(state, 'searching') < workers) me.phase = 'searching';
        else wakeDeferredOrPark(me, state, context);
        return true;
      },
    );
};

/** A searching worker takes from others or from the inject queue, or gives up once all of them are empty. */
export const searchForTasks = (machine: Yardstick): void => {
  machine
    .pair(
      'workers',
      'workers',
      { name: 'steal', source: 'queue.rs Steal::steal_into' },
      [{ phase: 'searching' }, { queue: 'nonempty' }],
      (me, victim, state, context) => {
        victim.queue.moveFront((victim.queue.length + 1) >> 1, me.queue);
        me.current = me.queue.pop();
        me.phase = 'active';
        notify(state, context);
      },
    )
    .each(
      'workers',
      { name: 'searchInject', source: 'worker.rs Core::steal_work' },
      { phase: 'searching' },
      (me, state, context) => {
        if (state.inject.isEmpty) return false;
        me.current = state.inject.shift();
        me.phase = 'active';
        notify(state, context);
        return true;
      },
    )
    .each(
      'workers',
      { name: 'searchFail', source: 'idle.rs Idle::transition_worker_to_parked' },
      { phase: 'searching' },
      (me, state, context) => {
        if (!state.inject.isEmpty || someQueueHasWork(state)) return false;
        wakeDeferredOrPark(me, state, context);
        return true;
      },
    );
};

/** The ways a poll ends. */
export const pollTasks = (machine: Yardstick, mode: Bounds['mode']): void => {
  machine
    .each('workers', { name: 'complete', source: 'harness.rs poll_future' }, polling, (me, { tasks }) => {
      const task = tasks.get(me.current);
      if (task.pollsLeft !== 1) return false;
      task.pollsLeft = 0;
      me.current = none;
      return true;
    })
    .each(
      'workers',
      { name: 'yield', source: mode === 'A' ? 'worker.rs Handle::schedule_local' : 'defer.rs Defer::defer' },
      polling,
      (me, state, context) => {
        const { current } = me;
        const task = state.tasks.get(current);
        if (task.pollsLeft <= 1) return false;
        task.pollsLeft--;
        me.current = none;
        if (mode === 'A') {
          me.queue.push(current);
          notify(state, context);
        } else me.deferred.push(current);
        return true;
      },
    )
    .each(
      'workers',
      { name: 'block', source: 'harness.rs Harness::poll_inner' },
      polling,
      (me, { tasks }) => {
        const task = tasks.get(me.current);
        if (task.pollsLeft <= 1) return false;
        task.pollsLeft--;
        task.blocked = true;
        me.current = none;
        return true;
      },
    );
};

/** A blocked task is woken by the task that a worker polls, or from outside. */
export const wakeTasks = (machine: Yardstick): void => {
  machine
    .pair(
      'workers',
      'tasks',
      { name: 'wake', source: 'worker.rs Handle::schedule_local' },
      [polling, { blocked: true }],
      (me, task, state, context) => {
        const displaced = me.lifoSlot;
        task.blocked = false;
        me.lifoSlot = task.index;
        if (displaced === none) return;
        me.queue.push(displaced);
        notify(state, context);
      },
    )
    .each(
      'tasks',
      { name: 'externalWake', source: 'worker.rs Handle::schedule_task', side: 'environment' },
      { blocked: true },
      (task, state, context) => {
        task.blocked = false;
        state.inject.push(task.index);
        notify(state, context);
      },
    );
};
