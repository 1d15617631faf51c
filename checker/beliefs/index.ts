import type { Belief } from './belief.ts';
import { idleWorkersFindWork } from './idle-workers-find-work.ts';
import { selfWakeGoesFirst } from './self-wake-goes-first.ts';
import { yieldingServesTimers } from './yielding-serves-timers.ts';
import { yieldNowIsFifo } from './yield-now-is-fifo.ts';

/** Popular beliefs that are false, in the order in which they are told. */
export const beliefs: readonly Belief[] = [
  selfWakeGoesFirst,
  yieldNowIsFifo,
  yieldingServesTimers,
  idleWorkersFindWork,
];
