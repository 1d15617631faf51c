import { noiseOf } from '../noise-class.ts';

/** A poll before which a task was woken more than once. */
export const coalescedWakes = noiseOf('poll.begin', {
  id: 'coalesced-wakes',
  sentence: 'polls of tasks that were woken several times for it',
  cause: 'Tokio polls a task once, however often it was woken before.',
  isSeen: ({ task }, scene) => (scene.task(task)?.wakes ?? 0) > 1,
});
