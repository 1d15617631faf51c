import type { YieldWay } from './yield-way.ts';

/** Wakes its own task and returns Pending. The task is running, so the wake only marks it. */
export const selfWake: YieldWay = {
  name: 'self-wake',
  summary: 'Wakes its own task during the poll and returns Pending: back of the local queue, no driver pass.',
  source:
    'wasmtime runtime/vm/async_yield.rs Yield (to v44), runtime/store.rs StoreOpaque::yield_now (since v45)',
  firstPoll: (polled) => {
    polled.yields('self-wake');
    polled.wakeItself();
  },
};
