import type { Constants, Emitted } from '../../model/index.ts';
import type { Coverage, EventKind, Header } from '../../traces/index.ts';

/** What the specification emits: every one of these events, whenever it happens. */
const emittedKinds: Readonly<Record<Emitted['e'], Coverage>> = {
  'park.begin': 'all',
  'park.end': 'all',
  'search.begin': 'all',
  parked: 'all',
  'lifo.cap': 'all',
  maintenance: 'all',
  'spawn.begin': 'all',
  'spawn.end': 'all',
  'poll.begin': 'all',
  'poll.end': 'all',
  'task.end': 'all',
  yield: 'all',
  'wake.begin': 'all',
  'wake.end': 'all',
  schedule: 'all',
  overflow: 'all',
  'inject.batch': 'all',
  flush: 'all',
  take: 'all',
  steal: 'all',
  defer: 'all',
  'driver.begin': 'all',
  'driver.end': 'all',
  notify: 'all',
} satisfies Partial<Record<EventKind, Coverage>>;

/** The header of traces generated from the specification of `release` with these constants. */
export const generatedHeader = (release: string, constants: Constants, scenario: string): Header => ({
  e: 'header',
  v: 1,
  runtime: {
    name: 'tokio',
    version: release,
    flavor: 'multi_thread',
    workers: constants.workers,
    config: {
      event_interval: constants.eventInterval,
      global_queue_interval: constants.globalQueueInterval,
      lifo_slot: constants.lifoSlot,
      max_lifo_polls: constants.maxLifoPolls,
      queue_capacity: constants.queueCapacity,
      coop_budget: constants.coopBudget,
    },
  },
  recorder: { name: 'yieldcheck', format: 'generated' },
  clock: { domain: 'logical' },
  order: { across: 'gseq' },
  coverage: emittedKinds,
  scenario,
});
