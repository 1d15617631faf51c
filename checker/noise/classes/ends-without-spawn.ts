import { noiseOf } from '../noise-class.ts';

/** The end of a task that was never seen before. */
export const endsWithoutSpawn = noiseOf('task.end', {
  id: 'ends-without-spawn',
  sentence: 'ends of tasks that were neither spawned nor polled',
  cause: 'Blocking tasks, and those that workers run as, have no hooks but the one at their end.',
  isSeen: ({ task }, scene) => task !== undefined && scene.task(task) === undefined,
});
