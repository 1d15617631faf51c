/** What a step of the current_thread scheduler is made of, for whoever runs it by other means than its actions. */
export { nothingFound, parkUnlessWoken } from './current-thread/block-on.ts';
export { nextCurrentThreadTask, pushRemote, pushTask } from './current-thread/core.ts';
export { injectIntervalOf } from './current-thread/inject-interval.ts';
export { passOver } from './current-thread/parking.ts';
export { wakeRoot } from './current-thread/root.ts';
export { afterPoll, leaveRunning } from './current-thread/running.ts';
export { callWaker, deferWaker } from './current-thread/wakers.ts';
export { nextDeferred } from './defer.ts';
export { transitionToComplete, transitionToNotified, transitionToRunning } from './task-state.ts';
