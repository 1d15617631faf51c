import { none } from '../machine/schema.ts';
import type { MultiThread } from './multi-thread.ts';
import type { SchedulerState } from './state.ts';

/** Whether the task in hand is complete already, and only its join waker is still to be called. */
const wakesJoiner = ({ at, resumeAt }: { readonly at: string; readonly resumeAt: string }): boolean =>
  at === 'wake-join' || resumeAt === 'joiner-woken';

/** In how many queues and slots the task at `index` is. */
export const queuesWith = (state: SchedulerState, index: number): number => {
  let count = state.inject.includes(index) ? 1 : 0;
  for (let w = 0; w < state.workers.length; w++) {
    const worker = state.workers.get(w);
    if (worker.lifoSlot === index) count++;
    if (worker.queue.includes(index)) count++;
  }
  return count;
};

/** In how many hands of workers and of other threads the task at `index` is. */
const handsWith = (state: SchedulerState, index: number): number => {
  let count = 0;
  for (let w = 0; w < state.workers.length; w++) {
    const worker = state.workers.get(w);
    if (worker.current === index && !wakesJoiner(worker)) count++;
  }
  for (let i = 0; i < state.coreless.length; i++) {
    const thread = state.coreless.get(i);
    if (thread.current === index && !wakesJoiner(thread)) count++;
    if (thread.pushing === index && thread.at === 'push') count++;
  }
  const thread = state.foreign.get(0);
  const pushes = thread.at === 'push' || thread.at === 'push-spawned';
  return pushes && thread.waking === index ? count + 1 : count;
};

/** In how many queues, slots and hands the task at `index` is. */
const places = (state: SchedulerState, index: number): number =>
  queuesWith(state, index) + handsWith(state, index);

const everyTask = (state: SchedulerState, holds: (index: number) => boolean): boolean => {
  for (let i = 0; i < state.tasks.length; i++) if (!holds(i)) return false;
  return true;
};

const countWorkers = (state: SchedulerState, holds: (index: number) => boolean): number => {
  let count = 0;
  for (let w = 0; w < state.workers.length; w++) if (holds(w)) count++;
  return count;
};

/** What must be true of every state: queue conservation, and the bookkeeping of idle workers. */
export const invariants = (machine: MultiThread): void => {
  machine
    .invariant('a task that is scheduled or running is in exactly one place', (state) =>
      everyTask(state, (index) => {
        const { state: is } = state.tasks.get(index);
        if (is === 'unborn' || is === 'idle' || is === 'complete') return true;
        return state.injectClosed === 'yes' || places(state, index) === 1;
      }),
    )
    .invariant('a task that is idle, complete or not yet spawned is in no queue', (state) =>
      everyTask(state, (index) => {
        const { state: is } = state.tasks.get(index);
        if (is === 'complete' && state.ownedClosed === 'yes') return true;
        return (is !== 'unborn' && is !== 'idle' && is !== 'complete') || places(state, index) === 0;
      }),
    )
    .invariant('no worker is twice among the sleepers', (state) => {
      for (let i = 0; i < state.sleepers.length; i++)
        for (let j = 0; j < i; j++) if (state.sleepers.at(i) === state.sleepers.at(j)) return false;
      return true;
    })
    .invariant(
      'the number of searching workers is theirs and that of the notified who have not yet woken',
      (state) => {
        const notifiedAsleep = countWorkers(
          state,
          (w) => !state.workers.get(w).searching && isParked(state, w) && !state.sleepers.includes(w),
        );
        return (
          state.injectClosed === 'yes' ||
          state.searching === countWorkers(state, (w) => state.workers.get(w).searching) + notifiedAsleep
        );
      },
    )
    .invariant('a worker in the driver holds it, and nobody else does', (state) => {
      const inside = (w: number): boolean => {
        const { at } = state.workers.get(w);
        return at === 'in-driver' || at === 'release';
      };
      const count = countWorkers(state, inside);
      return state.driver === none ? count === 0 : count === 1 && inside(state.driver);
    });
};

const isParked = (state: SchedulerState, index: number): boolean => {
  const { at, resumeAt, pass } = state.workers.get(index);
  switch (at) {
    case 'rescan':
    case 'sleep':
    case 'in-driver':
    case 'on-condvar':
    case 'unparked':
      return true;
    case 'flush':
    case 'pass':
    case 'release':
    case 'maintenance':
      return pass === 'park';
    case 'notify':
      return resumeAt === 'sleep' || pass === 'park';
    case 'next':
    case 'search':
    case 'join-searchers':
    case 'steal':
    case 'found':
    case 'polling':
    case 'going-idle':
    case 'after-poll':
    case 'park':
    case 'wake-join':
    case 'entry-flush':
    case 'handed-over':
    case 'pre-shutdown':
    case 'shutting-down':
    case 'cancelling':
    case 'wake-cancelled-join':
    case 'notify-cancelled-join':
    case 'leaving':
    case 'gone':
      return false;
  }
};
