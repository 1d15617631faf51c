import type { HistoriesOf } from '../../releases/history.ts';
import type { Rules } from './rules.ts';

/** Where tasks wait, and in which order they are taken. */
export const queueing = {
  lifoSlotOptional: {
    says: { false: 'the LIFO slot cannot be disabled', true: 'disable_lifo_slot exists' },
    source: 'runtime/builder.rs Builder::disable_lifo_slot',
    first: false,
    changes: [{ release: '1.21.0', value: true, pulls: ['#4936'] }],
  },
  lifoPollCap: {
    says: {
      false: 'polls from the LIFO slot are not capped',
      true: 'polls from the LIFO slot are capped at 3 a tick',
    },
    source: 'runtime/scheduler/multi_thread/worker.rs Context::run_task',
    first: false,
    changes: [{ release: '1.29.0', value: true, pulls: ['#5712'] }],
  },
  lifoStealable: {
    says: {
      false: 'the LIFO slot cannot be stolen',
      true: 'the LIFO slot can be stolen',
      'fourth pass': 'the LIFO slot can be stolen in the last of four passes over the other workers',
    },
    source: 'runtime/scheduler/multi_thread/queue.rs Steal::steal_into',
    first: false,
    changes: [
      { release: '1.51.0', value: true, pulls: ['#7431'] },
      { release: '1.51.2', value: false, pulls: ['#8100'] },
      { release: '1.52.0', value: true, pulls: ['#7431'] },
      { release: '1.52.2', value: false, pulls: ['#8100'] },
    ],
  },
  blockInPlaceQueuesLifo: {
    says: {
      false: 'block_in_place leaves the task in the LIFO slot there',
      true: 'block_in_place moves the task in the LIFO slot to the queue',
    },
    source: 'runtime/scheduler/multi_thread/worker.rs block_in_place',
    first: false,
    changes: [{ release: '1.38.0', value: true, pulls: ['#6596'] }],
  },
  injectInterval: {
    says: {
      fixed: 'the inject queue comes first every 61 ticks',
      tuned: 'the inject queue comes first at an interval tuned between 2 and 127 ticks',
    },
    source: 'runtime/scheduler/multi_thread/stats.rs Stats::tuned_global_queue_interval',
    first: 'fixed',
    changes: [{ release: '1.29.0', value: 'tuned', pulls: ['#5720'] }],
  },
  injectBatch: {
    says: {
      false: 'tasks leave the inject queue one at a time',
      true: 'tasks leave the inject queue in batches',
    },
    source: 'runtime/scheduler/multi_thread/worker.rs Core::next_task',
    first: false,
    changes: [{ release: '1.29.0', value: true, pulls: ['#5705'] }],
  },
  batchTakesAtLeastOne: {
    says: {
      false: 'a batch for which the queue has no room is empty',
      true: 'a batch has at least one task, room in the queue or not',
    },
    source: 'runtime/scheduler/multi_thread/worker.rs Core::next_task',
    first: false,
    changes: [{ release: '1.30.0', value: true, pulls: ['#5908'] }],
  },
  overflowMoves: {
    says: {
      oldest: 'a full local queue sheds its oldest half',
      newest: 'a full local queue sheds its newest half',
    },
    source: 'runtime/scheduler/multi_thread/queue.rs Local::push_overflow',
    first: 'oldest',
    changes: [{ release: '1.52.0', value: 'newest', pulls: ['#8029'] }],
  },
} satisfies Partial<HistoriesOf<Rules>>;
