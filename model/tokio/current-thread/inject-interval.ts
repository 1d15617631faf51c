import type { Runtime } from '../config.ts';

/** `DEFAULT_GLOBAL_QUEUE_INTERVAL`, in every release. */
const defaultInterval = 31;

/** Ticks between two looks at the inject queue first. current_thread never tunes it: `auto` leaves it at the default. */
export const injectIntervalOf = ({ constants }: Pick<Runtime, 'constants'>): number =>
  constants.globalQueueInterval === 'auto' ? defaultInterval : constants.globalQueueInterval;
