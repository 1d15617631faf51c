import type { YieldWay } from './yield-way.ts';

/** Tokio's own: the waker goes on the deferred list of the worker, and the task is idle until that is flushed. */
export const yieldNow: YieldWay = {
  name: 'yield_now',
  summary:
    'Defers its waker until the worker has passed through the driver: idle until then, and not stealable.',
  source: 'task/yield_now.rs yield_now, runtime/context.rs defer',
  firstPoll: (polled) => {
    polled.yields('yield_now');
    if (polled.rules.yieldNowDefers) polled.defer();
    else polled.wakeItself();
  },
};
