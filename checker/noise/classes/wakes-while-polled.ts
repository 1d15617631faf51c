import { noiseOf } from '../noise-class.ts';

/** A wake of a task that is being polled. */
export const wakesWhilePolled = noiseOf('wake.begin', {
  id: 'wakes-while-polled',
  sentence: 'wakes of a task while it is being polled',
  cause: 'Tokio polls such a task again after this poll. Tasks that yield wake themselves so.',
  isSeen: ({ task }, scene) => (scene.task(task)?.polledOn ?? null) !== null,
});
