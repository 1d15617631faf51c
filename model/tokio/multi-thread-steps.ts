/** What a step of the multi_thread scheduler is made of, for whoever runs its workers by other means than its actions. */
export { defer, nextDeferred } from './defer.ts';
export { takeFromLifoChain } from './lifo-chain.ts';
export { pushBackOrOverflow, stealInto } from './queue.ts';
export { callWaker, pushRemoteTask, scheduleLocal, scheduleYielded } from './schedule.ts';
export { nextTask } from './taking-tasks.ts';
export {
  transitionToComplete,
  transitionToIdle,
  transitionToNotified,
  transitionToRunning,
} from './task-state.ts';
export { beginRun, endRun, nothingFound, passOver, startTick } from './worker.ts';
