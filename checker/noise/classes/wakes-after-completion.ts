import { noiseOf } from '../noise-class.ts';

/** A wake of a task that has ended. */
export const wakesAfterCompletion = noiseOf('wake.begin', {
  id: 'wakes-after-completion',
  sentence: 'wakes of tasks that have ended',
  cause: 'A timer, a socket or another task still held a waker of it. Tokio does nothing on such a wake.',
  isSeen: ({ task }, scene) => scene.task(task)?.isEnded === true,
});
