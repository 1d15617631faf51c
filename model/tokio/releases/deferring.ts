import type { HistoriesOf } from '../../releases/history.ts';
import type { Rules } from './rules.ts';

/** Who is deferred, on which list, and when it is flushed. */
export const deferring = {
  yieldNowDefers: {
    says: { false: 'yield_now wakes itself', true: 'yield_now defers its waker' },
    source: 'task/yield_now.rs yield_now',
    first: false,
    changes: [{ release: '1.23.0', value: true, pulls: ['#5223'] }],
  },
  deferredWakeOrder: {
    says: {
      'first-in-first-out': 'deferred wakers are called first in first out',
      'last-in-first-out': 'deferred wakers are called last in first out',
    },
    source: 'runtime/scheduler/defer.rs Defer::wake',
    first: 'first-in-first-out',
    changes: [{ release: '1.29.0', value: 'last-in-first-out', pulls: ['#5741'] }],
  },
  deferDropsRepeats: {
    says: {
      false: 'a waker deferred twice in a row is called twice',
      true: 'a waker deferred twice in a row is called once',
    },
    source: 'runtime/scheduler/defer.rs Defer::defer',
    first: false,
    changes: [{ release: '1.29.0', value: true, pulls: ['#5741'] }],
  },
  deferredListOf: {
    says: {
      'every entered thread': 'every thread inside a runtime has a deferred list',
      'scheduler threads': 'only threads of a scheduler have a deferred list',
    },
    source: 'runtime/context.rs defer',
    first: 'every entered thread',
    changes: [{ release: '1.29.0', value: 'scheduler threads', pulls: ['#5741'] }],
  },
  deferNeedsEntered: {
    says: {
      false: 'wakers are deferred even inside block_in_place',
      true: 'wakers are not deferred inside block_in_place',
    },
    source: 'runtime/context.rs with_scheduler',
    first: false,
    changes: [{ release: '1.42.0', value: true, pulls: ['#6999'] }],
  },
  deferNeedsCore: {
    says: {
      false: 'wakers are deferred even on a thread that gave its core away',
      true: 'wakers are not deferred on a thread that gave its core away',
    },
    source: 'runtime/scheduler/multi_thread/worker.rs Context::defer',
    first: false,
    changes: [{ release: '1.44.1', value: true, pulls: ['#7216'] }],
  },
  coopDefers: {
    says: { false: 'a task out of coop budget wakes itself', true: 'a task out of coop budget is deferred' },
    source: 'task/coop/mod.rs register_waker',
    first: false,
    changes: [{ release: '1.44.0', value: true, pulls: ['#7185'] }],
  },
  blockInPlaceFlushesDeferred: {
    says: {
      false: 'block_in_place leaves deferred wakers on their list',
      true: 'block_in_place calls the deferred wakers first',
    },
    source: 'runtime/scheduler/multi_thread/worker.rs block_in_place',
    first: false,
    changes: [{ release: '1.50.0', value: true, pulls: ['#7879'] }],
  },
} satisfies Partial<HistoriesOf<Rules>>;
