import { noiseOf } from '../noise-class.ts';

/** Another poll of a task whose wakes are not recorded. */
export const pollsWithoutRecordedWake = noiseOf('poll.begin', {
  id: 'polls-without-recorded-wake',
  sentence: 'further polls of tasks whose wakes are not recorded',
  cause: 'The recorder shows the wakes of tasks only that were spawned through it.',
  isSeen: ({ task }, scene) => {
    const cast = scene.task(task);
    return cast !== undefined && cast.polls > 0 && cast.wakes === 0 && cast.isInstrumented !== true;
  },
});
