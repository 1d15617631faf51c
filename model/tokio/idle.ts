import type { Context } from '../machine/machine.ts';
import { none } from '../machine/schema.ts';
import type { Emitted } from './event.ts';
import type { SchedulerState, WorkerView } from './state.ts';

/** `Idle::notify_should_wakeup` and the sleepers: nobody is woken while somebody searches. */
const workerToNotify = (state: SchedulerState): number =>
  state.searching === 0 && !state.sleepers.isEmpty ? state.sleepers.pop() : none;

/**
 * `Handle::notify_parked_local` and `notify_parked_remote`: wakes the worker that parked last, which counts as
 * searching from this moment.
 */
export const notifyParked = (
  by: 'local' | 'remote',
  where: { readonly s: number; readonly w: number | null },
  state: SchedulerState,
  context: Context<Emitted>,
): void => {
  const woken = workerToNotify(state);
  if (woken !== none) {
    state.searching += 1;
    state.workers.get(woken).notified = true;
  }
  context.emit({ ...where, e: 'notify', by, woken: woken === none ? null : woken });
};

/** `Idle::transition_worker_to_searching`: at most half of the workers search. Says whether this one may. */
export const transitionWorkerToSearching = (workers: number, state: SchedulerState): boolean => {
  if (2 * state.searching >= workers) return false;
  state.searching += 1;
  return true;
};

/** `Idle::transition_worker_from_searching`. Says whether this was the last searcher: the caller must then notify. */
export const transitionWorkerFromSearching = (me: WorkerView, state: SchedulerState): boolean => {
  me.searching = false;
  state.searching -= 1;
  return state.searching === 0;
};

/** `Idle::transition_worker_to_parked`. Says whether this was the last searcher: the caller must then look again. */
export const transitionWorkerToParked = (me: WorkerView, state: SchedulerState): boolean => {
  state.sleepers.push(me.index);
  return me.searching && transitionWorkerFromSearching(me, state);
};
