import type { Rules } from '../../../model/index.ts';
import type { RuntimeInfo } from '../../../traces/index.ts';

/** What a certificate needs to know of a release and a runtime. */
export interface Terms {
  readonly flavor: RuntimeInfo['flavor'];
  readonly workers: number;
  readonly queueCapacity: number;
  readonly eventInterval: number;
  readonly injectInterval: number | 'auto';
  /** Which tick of current_thread looks at the inject queue first: that whose number divides, from 0 or from 1. */
  readonly firstTick: 0 | 1;
  /** Polls that may be chained from the LIFO slot in one tick; none are where it is disabled. */
  readonly chainedPolls: number;
  readonly lifoSlot: boolean;
  readonly deferredLastFirst: boolean;
  readonly deferDropsRepeats: boolean;
  readonly overflowMoves: 'oldest' | 'newest';
  readonly lifoStealable: boolean;
  readonly injectBatch: boolean;
  /** On entry of `block_in_place` deferred wakers are called, and the LIFO slot is emptied into the queue. */
  readonly entryFlushes: boolean;
  readonly entryQueuesLifo: boolean;
  /** Whether timers are fired after the deferred wakers (the alternative timer). */
  readonly timersLast: boolean;
}

/** Ticks of current_thread between two looks at the inject queue first (`DEFAULT_GLOBAL_QUEUE_INTERVAL`). */
const ofCurrentThread = 31;

/** The rules of a release, and the settings of a runtime with Tokio's own values for what it leaves out. */
export const termsOf = ({ flavor, workers, config }: RuntimeInfo, rules: Rules): Terms => {
  const tuned = rules.injectInterval === 'tuned' ? 'auto' : 61;
  const interval = flavor === 'current_thread' ? ofCurrentThread : tuned;
  const given = config.global_queue_interval;
  return {
    flavor,
    workers,
    queueCapacity: flavor === 'current_thread' ? Infinity : (config.queue_capacity ?? 256),
    eventInterval: config.event_interval ?? 61,
    injectInterval: given === undefined || given === 'auto' ? interval : given,
    firstTick: rules.currentThreadTickCounts === 'before the pick' ? 1 : 0,
    chainedPolls: rules.lifoPollCap ? (config.max_lifo_polls ?? 3) : Infinity,
    lifoSlot: flavor === 'multi_thread' && (config.lifo_slot ?? true),
    deferredLastFirst: rules.deferredWakeOrder === 'last-in-first-out',
    deferDropsRepeats: rules.deferDropsRepeats,
    overflowMoves: rules.overflowMoves,
    lifoStealable: rules.lifoStealable !== false,
    injectBatch: rules.injectBatch,
    entryFlushes: rules.blockInPlaceFlushesDeferred,
    entryQueuesLifo: rules.blockInPlaceQueuesLifo,
    timersLast: config.alt_timer === true,
  };
};
