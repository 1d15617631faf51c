import type { SchedulerState, WorkerView } from '../../../../../model/tokio/state.ts';

/** Whether a worker is blocked, in the driver or on its condition variable, and nobody has notified it. */
export const isAsleep = ({ at, notified }: WorkerView): boolean =>
  (at === 'in-driver' || at === 'on-condvar') && !notified;

/** Whether one of two workers and the other one are in this relation. */
export const oneAndOther = (
  { workers }: SchedulerState,
  relation: (one: WorkerView, other: WorkerView) => boolean,
): boolean => relation(workers.get(0), workers.get(1)) || relation(workers.get(1), workers.get(0));
