import { Machine } from '../../model/index.ts';
import { pollTasks, searchForTasks, takeTasks, wakeTasks } from './actions.ts';
import type { Bounds } from './sizes.ts';
import { noWorkIsLost, schemaOf } from './state.ts';
import type { Yardstick, YardstickSchema } from './state.ts';

/**
 * A scheduler much simpler than Tokio's, small enough to be written again for other checkers: workers with a LIFO
 * slot, a local queue and a list of deferred tasks; an inject queue; searching, stealing and parking.
 *
 * Each task is polled `polls` times at most. It ends a poll by yielding, by blocking until it is woken, or by
 * completing, which only its last poll does. Everything that is one step here is one step of every rival.
 */
export const yardstick = (bounds: Bounds): Yardstick => {
  const machine: Yardstick = new Machine<YardstickSchema, never>(schemaOf(bounds), ({ tasks, inject }) => {
    for (let i = 0; i < tasks.length; i++) {
      tasks.get(i).pollsLeft = bounds.polls;
      inject.push(i);
    }
  });
  takeTasks(machine, bounds.workers);
  searchForTasks(machine);
  pollTasks(machine, bounds.mode);
  wakeTasks(machine);
  return machine.invariant('While all workers are parked, no task waits to be polled.', noWorkIsLost);
};
