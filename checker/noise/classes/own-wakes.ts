import { noiseOf } from '../noise-class.ts';

/** A wake of the task that the thread is polling. */
export const ownWakes = noiseOf('wake.begin', {
  id: 'own-wakes',
  sentence: 'of these, wakes by the task itself',
  cause: 'A task that yields, or that is done with a part of its work, wakes itself.',
  isSeen: ({ task, s }, scene) => scene.thread(s)?.polling === task,
});
