import { noiseOf } from '../noise-class.ts';

/** A poll by another worker than the one that woke the task. */
export const pollsElsewhere = noiseOf('poll.begin', {
  id: 'polls-elsewhere',
  sentence: 'polls on another worker than the one that woke the task',
  cause: 'Another worker stole the task, or took it from the inject queue. Neither is recorded.',
  isSeen: ({ task, w }, scene) => {
    const cast = scene.task(task);
    if (cast === undefined || cast.polls === 0 || cast.wakes === 0) return false;
    return cast.lastWaker !== null && cast.lastWaker !== w;
  },
});
