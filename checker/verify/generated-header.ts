import { currentThreadSteps } from '../../model/index.ts';
import type { Constants, Emitted, Flavor } from '../../model/index.ts';
import type { Coverage, EventKind, Header, RuntimeConfig } from '../../traces/index.ts';

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
  'block_in_place.begin': 'all',
  'block_in_place.end': 'all',
  yield: 'all',
  'wake.begin': 'all',
  'wake.end': 'all',
  join: 'all',
  abort: 'all',
  consume: 'all',
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

/** The settings that a scheduler has, with their values. */
const configOf = (constants: Constants, flavor: Flavor): RuntimeConfig => {
  const shared = { event_interval: constants.eventInterval, coop_budget: constants.coopBudget };
  if (flavor === 'current_thread')
    return { ...shared, global_queue_interval: currentThreadSteps.injectIntervalOf({ constants }) };
  return {
    ...shared,
    global_queue_interval: constants.globalQueueInterval,
    lifo_slot: constants.lifoSlot,
    max_lifo_polls: constants.maxLifoPolls,
    queue_capacity: constants.queueCapacity,
    ...(constants.eagerDriverHandoff === undefined
      ? {}
      : { eager_driver_handoff: constants.eagerDriverHandoff }),
  };
};

/** The header of traces generated from the specification of a scheduler in `release` with these constants. */
export const generatedHeader = (
  release: string,
  constants: Constants,
  scenario: string,
  flavor: Flavor = 'multi_thread',
): Header => ({
  e: 'header',
  v: 1,
  runtime: {
    name: 'tokio',
    version: release,
    flavor,
    workers: flavor === 'current_thread' ? 1 : constants.workers,
    config: configOf(constants, flavor),
  },
  recorder: { name: 'yieldcheck', format: 'generated' },
  clock: { domain: 'logical' },
  order: { across: 'gseq' },
  coverage: emittedKinds,
  scenario,
});
