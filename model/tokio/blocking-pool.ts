import type { Runtime } from './config.ts';
import type { SchedulerState } from './state.ts';

/** Threads of the pool that run a worker, or keep a task without a core. A core that was handed over has none. */
const busyThreads = ({ workers, coreless }: SchedulerState): number => {
  let busy = 0;
  for (let w = 0; w < workers.length; w++) {
    const { at } = workers.get(w);
    if (at !== 'handed-over' && at !== 'gone') busy++;
  }
  for (let i = 0; i < coreless.length; i++) if (coreless.get(i).at !== 'free') busy++;
  return busy;
};

/**
 * Whether the blocking pool has a thread for a core that was handed over (`Spawner::spawn_task`): one that is idle, or a
 * new one while there are fewer than workers and `max_blocking_threads`. It has none once it is shut down.
 */
export const poolHasThread = ({ constants }: Pick<Runtime, 'constants'>, state: SchedulerState): boolean => {
  const { workers, maxBlockingThreads = Number.POSITIVE_INFINITY } = constants;
  const isOpen = state.dropper.length === 0 || state.dropper.get(0).at !== 'joining';
  return isOpen && busyThreads(state) < workers + maxBlockingThreads;
};
