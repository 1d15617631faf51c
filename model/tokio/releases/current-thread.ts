import type { HistoriesOf } from '../../releases/history.ts';
import type { Rules } from './rules.ts';

/** The rules of current_thread alone. */
export const currentThread = {
  currentThreadTickCounts: {
    says: {
      'after the pick': 'current_thread counts a tick after its pick',
      'before the pick': 'current_thread counts a tick before its pick',
    },
    source: 'runtime/scheduler/current_thread/mod.rs CoreGuard::block_on',
    first: 'after the pick',
    changes: [{ release: '1.29.0', value: 'before the pick', pulls: ['#5701'] }],
  },
  currentThreadOwnWakeUnparks: {
    says: {
      true: 'current_thread unparks its driver even if woken on its own thread',
      false: 'current_thread does not unpark its driver if woken on its own thread',
    },
    source: 'runtime/scheduler/current_thread/mod.rs Handle::wake_by_ref',
    first: true,
    changes: [{ release: '1.50.0', value: false, pulls: ['#7834'] }],
  },
  currentThreadPendingWork: {
    says: {
      deferred: 'idle current_thread skips sleep and park hooks if a waker is deferred',
      'deferred, woken or queued':
        'idle current_thread skips sleep and park hooks if a waker is deferred, its future woken or a task queued',
    },
    source: 'runtime/scheduler/current_thread/mod.rs CoreGuard::block_on',
    first: 'deferred',
    changes: [{ release: '1.50.0', value: 'deferred, woken or queued', pulls: ['#7835', '#7834'] }],
  },
  currentThreadStaysAwakeFor: {
    says: {
      queued: 'current_thread stays awake if its park hook queued a task',
      'deferred, woken or queued':
        'current_thread stays awake if its park hook deferred a waker, woke its future or queued a task',
    },
    source: 'runtime/scheduler/current_thread/mod.rs Context::park',
    first: 'queued',
    changes: [{ release: '1.50.0', value: 'deferred, woken or queued', pulls: ['#7835', '#7834'] }],
  },
  currentThreadDriverAfterHook: {
    says: {
      false: 'current_thread skips its driver if its park hook made work',
      true: 'current_thread polls its driver even if its park hook made work',
    },
    source: 'runtime/scheduler/current_thread/mod.rs Context::park',
    first: false,
    changes: [
      { release: '1.51.4', value: true, pulls: ['#8222'] },
      { release: '1.52.0', value: false, pulls: [] },
      { release: '1.52.4', value: true, pulls: ['#8222'] },
    ],
  },
} satisfies Partial<HistoriesOf<Rules>>;
