import { noiseOf } from '../noise-class.ts';

/** The end of a task, on a worker that polls none. */
export const endsOutsidePolls = noiseOf('task.end', {
  id: 'ends-outside-polls',
  sentence: 'ends of tasks on a worker that was not polling any',
  cause: 'A runtime that shuts down drops the tasks that are left without polling them.',
  isSeen: ({ s, w }, scene) => w !== null && (scene.thread(s)?.polling ?? null) === null,
});
