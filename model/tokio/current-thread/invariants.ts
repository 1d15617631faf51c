import type { CurrentThread } from '../current-thread.ts';
import type { Rooted } from './root.ts';
import type { CurrentThreadState } from './state.ts';

/** In how many queues and hands the task at `index` is. */
const places = (state: CurrentThreadState, index: number): number => {
  const me = state.workers.get(0);
  const thread = state.foreign.get(0);
  const has = [
    state.inject.includes(index),
    me.queue.includes(index),
    me.current === index,
    thread.at === 'push' && thread.waking === index,
  ];
  return has.filter(Boolean).length;
};

const isSomewhere = (state: CurrentThreadState, index: number): boolean => {
  const { state: is } = state.tasks.get(index);
  return is !== 'unborn' && is !== 'idle' && is !== 'complete';
};

/** A task that is shut down may be in a queue all the same. */
const isClosing = ({ ownedClosed }: CurrentThreadState): boolean => ownedClosed === 'yes';

const asleep = (state: CurrentThreadState): boolean => state.workers.get(0).at === 'in-driver';

/** What must be true of every state: queue conservation, and that nobody sleeps on work. */
export const invariants = (runtime: Rooted, machine: CurrentThread): void => {
  const { root, rules } = runtime;
  const everyTask = (holds: (index: number) => boolean): boolean => {
    for (let i = 0; i < root; i++) if (!holds(i)) return false;
    return true;
  };
  // Up to 1.49 a park hook may defer a waker that then waits for the next unpark (#7835).
  const sleepsOnDeferred = runtime.parkHook === 'defers' && rules.currentThreadStaysAwakeFor === 'queued';
  machine
    .invariant('a task that is scheduled or running is in exactly one place', (state) =>
      everyTask((index) => !isSomewhere(state, index) || isClosing(state) || places(state, index) === 1),
    )
    .invariant('a task that is idle, complete or not yet spawned is in no queue', (state) =>
      everyTask((index) => isSomewhere(state, index) || isClosing(state) || places(state, index) === 0),
    )
    .invariant('the future in block_on is in no queue', (state) => {
      const { queue } = state.workers.get(0);
      return !queue.includes(root) && !state.inject.includes(root);
    })
    .invariant(
      'a thread that sleeps in the driver has nothing in its queue',
      (state) => !asleep(state) || state.workers.get(0).queue.isEmpty,
    )
    .invariant(
      'a thread that sleeps in the driver while its future is woken or a task is in the inject queue is being unparked',
      (state) =>
        !asleep(state) ||
        (!state.woken && state.inject.isEmpty) ||
        state.workers.get(0).notified ||
        state.foreign.get(0).at === 'unpark',
    );
  if (!sleepsOnDeferred)
    machine.invariant(
      'a thread that sleeps in the driver has deferred nothing',
      (state) => !asleep(state) || state.workers.get(0).deferred.isEmpty,
    );
};
