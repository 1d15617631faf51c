import type { Runtime } from '../../model/index.ts';
import type { Event } from '../../traces/index.ts';
import { act } from './acting.ts';
import { likelier } from './gauges.ts';
import { Hypothesis } from './hypothesis.ts';
import { lookAhead } from './looking.ts';
import type { Player } from './player.ts';

/** The worker that runs on the event's thread; recorders may take a thread's number for it, or one that it lost. */
const workerIn = ({ holders, detached, runtime }: Hypothesis, { s, w }: Event): number | null => {
  for (const [core, thread] of holders) if (thread === s) return core;
  return detached.has(s) || w === null || w >= runtime.constants.workers ? null : w;
};

/** The multi_thread scheduler of `runtime`, to be searched. */
export const multiThreadPlayer = (runtime: Runtime): Player<Hypothesis> => ({
  start: (mode) => new Hypothesis(runtime, mode),
  act: (h, moment, last) => {
    const ways = act(h, moment, last);
    if (h.mode.keepsTape) for (const way of ways) way.tape?.record(moment.event, workerIn(way, moment.event));
    return ways;
  },
  lookAhead,
  likelier,
});
