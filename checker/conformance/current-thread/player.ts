import type { Rooted } from '../../../model/index.ts';
import { preferring } from '../gauges.ts';
import type { Player } from '../player.ts';
import { act } from './acting.ts';
import { CurrentThreadHypothesis } from './hypothesis.ts';
import { lookAhead } from './looking.ts';

/** The current_thread scheduler of `runtime`, to be searched. */
export const currentThreadPlayer = (runtime: Rooted): Player<CurrentThreadHypothesis> => ({
  start: (mode) => new CurrentThreadHypothesis(runtime, mode),
  act: (h, moment, last) => {
    const ways = act(h, moment, last);
    if (h.mode.keepsTape) for (const way of ways) way.tape?.record(moment.event, moment.event.w);
    return ways;
  },
  lookAhead,
  likelier: (ways, { local, depths, inject }) =>
    preferring(ways, ({ me, state }) => {
      const own = local ?? depths?.[0];
      return (
        (own === undefined || own === me.queue.length) &&
        (inject === undefined || inject === state.inject.length)
      );
    }),
});
