import type { RuntimeInfo } from '../../../traces/index.ts';
import { atLeast } from '../support/applies.ts';

/** What a replica of the scheduler has to know about the runtime. */
export interface Constants {
  /** `LOCAL_QUEUE_CAPACITY`; the queue of a current_thread runtime has no bound. */
  readonly capacity: number;
  /** Ticks between two driver passes of a busy worker. */
  readonly eventInterval: number;
  /** Ticks between two looks at the inject queue first. */
  readonly globalQueueInterval: number | 'auto';
  /** `MAX_LIFO_POLLS_PER_TICK`. */
  readonly maxLifoPolls: number;
  /** What the tasks of one tick may use of ready resources together (`Budget::initial`). */
  readonly coopBudget: number;
  /** Which half of a full local queue moves to the inject queue. */
  readonly overflowMoves: 'oldest' | 'newest';
  /** Whether other workers may steal from a LIFO slot. */
  readonly lifoStealable: boolean;
}

/** The constants of a runtime: its configuration's, Tokio's own where that says nothing. */
export function constantsOf({ version, flavor, config }: RuntimeInfo): Constants {
  return {
    capacity: flavor === 'current_thread' ? Infinity : (config.queue_capacity ?? 256),
    eventInterval: config.event_interval ?? 61,
    globalQueueInterval: config.global_queue_interval ?? defaultGlobalQueueInterval(version, flavor),
    maxLifoPolls: config.max_lifo_polls ?? 3,
    coopBudget: config.coop_budget ?? 128,
    overflowMoves: atLeast(version, '1.52.0') ? 'newest' : 'oldest',
    lifoStealable: isLifoStealable(version),
  };
}

/** The value that a rule was given besides those of the release, as in `1.53.1+lifo-stealable=true`. */
const changedTo = (rule: string, version: string | null): string | undefined =>
  version
    ?.split('+')
    .findLast((change) => change.startsWith(`${rule}=`))
    ?.slice(rule.length + 1);

/** Whether `version` is one of those between #7431 and #8100. */
function opensLifoSlots(version: string | null): boolean {
  const between = (from: string, to: string): boolean => atLeast(version, from) && !atLeast(version, to);
  return between('1.51.0', '1.51.2') || between('1.52.0', '1.52.2');
}

/**
 * Whether `version` is one of those in which another worker could steal from a LIFO slot (#7431, reverted by #8100), or one
 * with that rule changed.
 */
export function isLifoStealable(version: string | null): boolean {
  const value = changedTo('lifo-stealable', version);
  return value === undefined ? opensLifoSlots(version) : value !== 'false';
}

/**
 * Whether `version` is one of those in which every push into a LIFO slot looked for a worker to wake (#7431, reverted by
 * #8100), or one with that rule changed.
 */
export function lifoPushesAlwaysNotify(version: string | null): boolean {
  const value = changedTo('lifo-push-notifies', version);
  return value === undefined ? opensLifoSlots(version) : value !== 'false';
}

function defaultGlobalQueueInterval(version: string | null, flavor: RuntimeInfo['flavor']): number | 'auto' {
  if (flavor === 'current_thread') return 31;
  return atLeast(version, '1.29.0') ? 'auto' : 61;
}
