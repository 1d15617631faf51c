import { noiseOf } from '../noise-class.ts';

/** A poll of a task whose spawn was not seen. */
export const pollsWithoutSpawn = noiseOf('poll.begin', {
  id: 'polls-without-spawn',
  sentence: 'polls of tasks whose spawn is not in the recording',
  cause: 'The tasks are older than the recording, or what the recorder kept of its beginning is gone.',
  isSeen: ({ task }, scene) => scene.task(task)?.isSpawned !== true,
});
