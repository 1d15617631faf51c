import type { Observer } from '../property.ts';
import { pollWithoutWake } from './poll-without-wake.ts';
import type { Recorder } from './recorder.ts';

/** Every poll is for another wake. */
export const paidPolls = (recorder: Recorder): Observer<unknown> =>
  pollWithoutWake(
    {
      accuse: ({ task }) => `task ${task} is polled once more than it was woken since it was spawned`,
      whenOld: null,
    },
    recorder,
  );
