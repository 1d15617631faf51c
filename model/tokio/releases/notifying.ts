import type { HistoriesOf } from '../../releases/history.ts';
import type { Rules } from './rules.ts';

/** When a worker wakes another one, and what keeps it awake itself. */
export const notifying = {
  lifoPushNotifies: {
    says: {
      false: 'a push into the LIFO slot notifies if it displaces a task',
      true: 'every push into the LIFO slot notifies',
    },
    source: 'runtime/scheduler/multi_thread/worker.rs Handle::schedule_local',
    first: false,
    changes: [
      { release: '1.51.0', value: true, pulls: ['#7431'] },
      { release: '1.51.2', value: false, pulls: ['#8100'] },
      { release: '1.52.0', value: true, pulls: ['#7431'] },
      { release: '1.52.2', value: false, pulls: ['#8100'] },
    ],
  },
  notifiesAfterPass: {
    says: {
      'queue not empty': 'after a driver pass a worker notifies with a task in its queue',
      'more than one task': 'after a driver pass a worker notifies with two tasks to run',
    },
    source: 'runtime/scheduler/multi_thread/worker.rs Core::should_notify_others',
    first: 'queue not empty',
    changes: [{ release: '1.29.0', value: 'more than one task', pulls: ['#5753'] }],
  },
  unparksFor: {
    says: {
      'LIFO slot': 'a woken worker with a task in its LIFO slot stays awake',
      'any task': 'a woken worker with any task stays awake',
    },
    source: 'runtime/scheduler/multi_thread/worker.rs Core::transition_from_parked',
    first: 'LIFO slot',
    changes: [{ release: '1.29.0', value: 'any task', pulls: ['#5753'] }],
  },
  eagerDriverHandoff: {
    says: {
      false: 'the driver cannot be handed off eagerly',
      true: 'enable_eager_driver_handoff exists',
    },
    source: 'runtime/builder.rs Builder::enable_eager_driver_handoff',
    first: false,
    changes: [{ release: '1.52.0', value: true, pulls: ['#8010'] }],
  },
} satisfies Partial<HistoriesOf<Rules>>;
