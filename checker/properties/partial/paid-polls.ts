import type { Observer } from '../property.ts';
import { pollWithoutWake } from './poll-without-wake.ts';
import type { Recorder } from './recorder.ts';

/**
 * Every poll is for another wake. A poll is paid for by a wake that came before it for certain, and if there is none by
 * the one that is over first of those that may have.
 */
export const paidPolls = (recorder: Recorder): Observer<unknown> =>
  pollWithoutWake(
    {
      accuse: ({ task }) => `task ${task} is polled once more than it was woken since it was spawned`,
      whenOld: null,
      left: ({ wakes, isNew }, after) => {
        if (isNew || after.length < wakes.length) return after;
        const first = Math.min(...after.map(({ latest }) => latest));
        const paid = after.findIndex(({ latest }) => latest === first);
        return after.filter((_, index) => index !== paid);
      },
    },
    recorder,
  );
