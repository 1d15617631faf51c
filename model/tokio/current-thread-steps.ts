/** What a step of the current_thread scheduler is made of, for whoever runs it by other means than its actions. */
export { nextCurrentThreadTask, pushRemote, pushTask } from './current-thread/core.ts';
export { injectIntervalOf } from './current-thread/inject-interval.ts';
export { wakeRoot } from './current-thread/root.ts';
export { callWaker, deferWaker } from './current-thread/wakers.ts';
export { nextDeferred } from './defer.ts';
