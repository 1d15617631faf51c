import type { Context } from '../machine/machine.ts';
import { none } from '../machine/schema.ts';
import type { Emitted } from './event.ts';
import type { SchedulerState, WorkerView } from './state.ts';

/** `Idle::notify_should_wakeup` and the sleepers: nobody is woken while somebody searches. */
const workerToNotify = (state: SchedulerState): number =>
  state.searching === 0 && !state.sleepers.isEmpty ? state.sleepers.pop() : none;

/**
 * `Handle::notify_parked_local` and `notify_parked_remote`: wakes the worker that parked last, which counts as
 * searching from this moment. Says whether there was one.
 */
export const notifyParked = (
  by: 'local' | 'remote',
  w: number | null,
  state: SchedulerState,
  context: Context<Emitted>,
): boolean => {
  const woken = workerToNotify(state);
  if (woken !== none) {
    state.searching += 1;
    state.workers.get(woken).notified = true;
  }
  context.emit({ w, e: 'notify', by, woken: woken === none ? null : woken });
  return woken !== none;
};

/**
 * `Idle::transition_worker_to_searching`, the test: a worker searches only if fewer than half of them do. More may
 * come to search all the same, since the test and the addition are two accesses.
 */
export const maySearch = (workers: number, state: SchedulerState): boolean => 2 * state.searching < workers;

/** `Idle::transition_worker_to_searching`, the addition. */
export const joinSearchers = (me: WorkerView, state: SchedulerState): void => {
  me.searching = true;
  state.searching += 1;
};

/** `Idle::transition_worker_from_searching`. Says whether this was the last searcher: the caller must then notify. */
export const transitionWorkerFromSearching = (me: WorkerView, state: SchedulerState): boolean => {
  me.searching = false;
  state.searching -= 1;
  return state.searching === 0;
};

/** `Idle::unpark_worker_by_id`: a swap_remove, so that the last sleeper takes the place. Says whether it was there. */
export const unparkWorkerById = (me: WorkerView, state: SchedulerState): boolean => {
  const { sleepers } = state;
  if (!sleepers.includes(me.index)) return false;
  const last = sleepers.pop();
  for (let left = last === me.index ? 0 : sleepers.length; left > 0; left--) {
    const worker = sleepers.shift();
    sleepers.push(worker === me.index ? last : worker);
  }
  return true;
};

/** `Idle::transition_worker_to_parked`. Says whether this was the last searcher: the caller must then look again. */
export const transitionWorkerToParked = (me: WorkerView, state: SchedulerState): boolean => {
  state.sleepers.push(me.index);
  return me.searching && transitionWorkerFromSearching(me, state);
};
