import type { Runtime } from '../../model/index.ts';
import { act } from './acting.ts';
import { likelier } from './gauges.ts';
import { Hypothesis } from './hypothesis.ts';
import { lookAhead } from './looking.ts';
import type { Player } from './player.ts';

/** The multi_thread scheduler of `runtime`, to be searched. */
export const multiThreadPlayer = (runtime: Runtime): Player<Hypothesis> => ({
  start: (mode) => new Hypothesis(runtime, mode),
  act: (h, moment, last) => {
    const ways = act(h, moment, last);
    if (h.mode.keepsTrail) for (const way of ways) way.trail = { shown: moment.event, before: way.trail };
    return ways;
  },
  lookAhead,
  likelier,
});
