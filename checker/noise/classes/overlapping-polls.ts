import { noiseOf } from '../noise-class.ts';

/** A poll that begins, by its time, before the last one of the task is over. */
export const overlappingPolls = noiseOf('poll.begin', {
  id: 'overlapping-polls',
  sentence: 'polls that begin before the previous poll of the task is over, by their times',
  cause:
    'The end of a poll is stamped after the task was put back into a queue, so that another worker may be polling it by then.',
  isSeen: ({ task, s, t }, scene) => {
    const cast = scene.task(task);
    if (cast === undefined) return false;
    if (cast.polledOn !== null && cast.polledOn !== s) return true;
    return cast.lastEnd !== null && cast.lastEnd.s !== s && cast.lastEnd.t > t;
  },
});
