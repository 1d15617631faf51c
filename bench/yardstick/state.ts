import { array, bool, enums, id, int, none, seq } from '../../model/index.ts';
import type { Machine, State, View } from '../../model/index.ts';
import type { Bounds } from './sizes.ts';

const workerFields = {
  phase: enums('active', 'searching', 'parked'),
  current: id('tasks'),
  lifoSlot: id('tasks'),
};

/** The fields, large enough for the bounds. */
export const schemaOf = ({ workers, tasks, polls }: Bounds) => ({
  workers: array(workers, { ...workerFields, queue: seq('tasks', tasks), deferred: seq('tasks', tasks) }),
  tasks: array(tasks, { pollsLeft: int(0, polls), blocked: bool }),
  inject: seq('tasks', tasks),
});

/** The fields of the yardstick. */
export type YardstickSchema = ReturnType<typeof schemaOf>;
/** The yardstick as a machine; it emits no events. */
export type Yardstick = Machine<YardstickSchema, never>;
/** A state of it. */
export type YardstickState = State<YardstickSchema>;
/** One of its workers. */
export type Worker = View<YardstickSchema['workers']['fields']>;

/** How many workers are in `phase`. */
export const countPhase = ({ workers }: YardstickState, phase: Worker['phase']): number => {
  let count = 0;
  for (let i = 0; i < workers.length; i++) if (workers.get(i).phase === phase) count++;
  return count;
};

const holdsWork = ({ current, lifoSlot, queue, deferred }: Worker): boolean =>
  current !== none || lifoSlot !== none || !queue.isEmpty || !deferred.isEmpty;

/** Whether, while all workers are parked, no task waits to be polled. */
export const noWorkIsLost = (state: YardstickState): boolean => {
  if (countPhase(state, 'parked') < state.workers.length) return true;
  if (!state.inject.isEmpty) return false;
  for (let i = 0; i < state.workers.length; i++) if (holdsWork(state.workers.get(i))) return false;
  return true;
};
