import { smallConstants } from '../../../model/index.ts';
import type { Constants, Flavor, Rules, YieldWayName } from '../../../model/index.ts';

/** A scenario in which a rule can be told from what was there before it. */
export interface Exhibit {
  readonly scenario: string;
  readonly yield: YieldWayName;
  readonly tasks: number;
  readonly polls: number;
  readonly flavor?: Flavor;
  readonly constants: Constants;
  /** The release on which the rule alone makes the difference: that in which it came, if absent. */
  readonly on?: string;
}

/** Why no scenario shows a rule, as a clause. */
export interface Unseen {
  readonly unseen: string;
}

const oneWorker: Constants = { ...smallConstants, workers: 1 };

const exhibit = (
  scenario: string,
  size: Pick<Exhibit, 'yield' | 'tasks' | 'polls'>,
  constants: Constants = oneWorker,
): Exhibit => ({ scenario, ...size, constants });

const yielding = (polls: number, tasks = 1) => ({ yield: 'yield_now', tasks, polls }) as const;
const waking = (polls: number, tasks = 1) => ({ yield: 'self-wake', tasks, polls }) as const;

const onOneThread = (scenario: string, size: Pick<Exhibit, 'yield' | 'tasks' | 'polls'>): Exhibit => ({
  ...exhibit(scenario, size),
  flavor: 'current_thread',
});

/** Of each rule, a small scenario that shows it, or why there is none. */
export const exhibits: Readonly<Record<keyof Rules, Exhibit | Unseen>> = {
  yieldNowDefers: exhibit('yielders', yielding(2, 2)),
  deferredWakeOrder: exhibit('yielders', yielding(2, 2)),
  deferDropsRepeats: exhibit('woken-while-deferred', yielding(3)),
  deferredListOf: exhibit('yield-in-block-in-place', yielding(2)),
  deferNeedsEntered: exhibit('yield-in-block-in-place', yielding(2)),
  deferNeedsCore: exhibit('yield-in-block-in-place', yielding(2)),
  coopDefers: exhibit('coop-budget', yielding(3)),
  blockInPlaceFlushesDeferred: exhibit('left-behind-by-block-in-place', yielding(2)),
  blockInPlaceQueuesLifo: exhibit('left-behind-by-block-in-place', yielding(2)),
  lifoSlotOptional: {
    unseen: 'it says whether the LIFO slot can be switched off: compare --lifo-slot on,off',
  },
  lifoPollCap: exhibit('ping-pong', yielding(2)),
  lifoStealable: exhibit('join', waking(2), smallConstants),
  lifoPushNotifies: exhibit('join', waking(2), smallConstants),
  injectInterval: {
    unseen:
      'explorations have the interval from --global-queue-interval: compare --global-queue-interval 61,auto',
  },
  injectBatch: exhibit('yielders', yielding(2, 2)),
  batchTakesAtLeastOne: {
    unseen: 'a batch finds no room only while a theft is under way, which is one step of the specification',
  },
  overflowMoves: exhibit('many-short-tasks', yielding(2, 4), { ...oneWorker, queueCapacity: 2 }),
  notifiesAfterPass: exhibit('timer-beside-guests', yielding(2), { ...oneWorker, eventInterval: 2 }),
  unparksFor: exhibit('timer-beside-guests', yielding(2), { ...oneWorker, lifoSlot: false }),
  eagerDriverHandoff: exhibit('abort', waking(2), { ...smallConstants, eagerDriverHandoff: true }),
  currentThreadTickCounts: onOneThread('foreign-wakes', yielding(2, 2)),
  currentThreadOwnWakeUnparks: {
    ...onOneThread('yielding-main', waking(2)),
    on: '1.49.0',
  },
  currentThreadPendingWork: onOneThread('yielders', yielding(3, 3)),
  currentThreadStaysAwakeFor: onOneThread('waking-park-hook', waking(2)),
  currentThreadDriverAfterHook: onOneThread('waking-park-hook', waking(2)),
};
