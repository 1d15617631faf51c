import { noiseOf } from '../noise-class.ts';

/** A wake by a worker that polls no task. */
export const wakesOutsidePolls = noiseOf('wake.begin', {
  id: 'wakes-outside-polls',
  sentence: 'wakes by workers that were not polling a task',
  cause: 'Workers turn the drivers for timers and sockets, which wake tasks.',
  isSeen: ({ s, w }, scene) => w !== null && (scene.thread(s)?.polling ?? null) === null,
});
