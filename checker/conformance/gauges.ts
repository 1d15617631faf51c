import { none } from '../../model/index.ts';
import type { EventOf } from '../../traces/index.ts';
import type { Hypothesis } from './hypothesis.ts';

/** Whether the queues are as long as the recorder read them at the start of a poll. */
const fits = (h: Hypothesis, w: number, { local, depths, inject }: EventOf<'poll.begin'>): boolean => {
  const me = h.worker(w);
  const slot = h.runtime.rules.lifoStealable && me.lifoSlot !== none ? 1 : 0;
  const own = local ?? depths?.[w];
  return (
    (own === undefined || own === me.queue.length + slot) &&
    (inject === undefined || inject === h.state.inject.length)
  );
};

/** Those of `ways` that fit what was read, or all, if none does: other threads may have changed it before that. */
export const preferring = <H>(ways: readonly H[], fit: (h: H) => boolean): readonly H[] => {
  if (ways.length < 2) return ways;
  const fitting = ways.filter(fit);
  return fitting.length === 0 ? ways : fitting;
};

/** The hypotheses that agree with the queue lengths that were read at the start of a poll, or all, if none does. */
export const likelier = (
  ways: readonly Hypothesis[],
  event: EventOf<'poll.begin'>,
): readonly Hypothesis[] => {
  const { w } = event;
  return w === null ? ways : preferring(ways, (h) => fits(h, w, event));
};
