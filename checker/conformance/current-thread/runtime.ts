import type { Rooted, Rules } from '../../../model/index.ts';
import type { Header } from '../../../traces/index.ts';
import { openRuntime } from '../open-runtime.ts';

/** The future in `block_on` comes after the last task, and how many tasks there are is not known: a place before them. */
const rootIndex = -2;

/** The index of what events call `task`. */
export const indexOf = (task: number): number => (task === 0 ? rootIndex : task - 1);

/** What events call that which is at `index`. */
export const told = (index: number): string =>
  index === rootIndex ? 'the future in block_on' : `task ${index + 1}`;

/** The current_thread runtime that a recording is of, with tasks of which nothing is known. */
export const openCurrentThread = (header: Header, rules: Rules): Rooted => {
  const open = openRuntime(header, rules);
  const { global_queue_interval: interval } = header.runtime.config;
  const globalQueueInterval = typeof interval === 'number' ? interval : 'auto';
  return {
    ...open,
    flavor: 'current_thread',
    constants: { ...open.constants, globalQueueInterval },
    root: rootIndex,
  };
};
