import type { Observer } from '../property.ts';
import { pollWithoutWake } from './poll-without-wake.ts';
import type { Recorder } from './recorder.ts';

/** Every poll is for a wake; where it is not known which of two polls a wake came before, that is said. */
export const justifiedPolls = (recorder: Recorder): Observer<unknown> =>
  pollWithoutWake(
    {
      accuse: ({ task }) => `task ${task} is polled though nothing woke it since its previous poll`,
      whenOld: 'its only wake may have come before its previous poll began',
    },
    recorder,
  );
