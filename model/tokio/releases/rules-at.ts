import { valueAt } from '../../releases/history.ts';
import { ruleHistories } from './histories.ts';
import type { Rules } from './rules.ts';

/** All rules that hold in `release`, a full version. */
export const rulesAt = (release: string): Rules => ({
  yieldNowDefers: valueAt(ruleHistories.yieldNowDefers, release),
  deferredWakeOrder: valueAt(ruleHistories.deferredWakeOrder, release),
  deferDropsRepeats: valueAt(ruleHistories.deferDropsRepeats, release),
  deferredListOf: valueAt(ruleHistories.deferredListOf, release),
  deferNeedsEntered: valueAt(ruleHistories.deferNeedsEntered, release),
  deferNeedsCore: valueAt(ruleHistories.deferNeedsCore, release),
  coopDefers: valueAt(ruleHistories.coopDefers, release),
  blockInPlaceFlushesDeferred: valueAt(ruleHistories.blockInPlaceFlushesDeferred, release),
  blockInPlaceQueuesLifo: valueAt(ruleHistories.blockInPlaceQueuesLifo, release),
  lifoSlotOptional: valueAt(ruleHistories.lifoSlotOptional, release),
  lifoPollCap: valueAt(ruleHistories.lifoPollCap, release),
  lifoStealable: valueAt(ruleHistories.lifoStealable, release),
  lifoPushNotifies: valueAt(ruleHistories.lifoPushNotifies, release),
  injectInterval: valueAt(ruleHistories.injectInterval, release),
  injectBatch: valueAt(ruleHistories.injectBatch, release),
  batchTakesAtLeastOne: valueAt(ruleHistories.batchTakesAtLeastOne, release),
  overflowMoves: valueAt(ruleHistories.overflowMoves, release),
  notifiesAfterPass: valueAt(ruleHistories.notifiesAfterPass, release),
  unparksFor: valueAt(ruleHistories.unparksFor, release),
  eagerDriverHandoff: valueAt(ruleHistories.eagerDriverHandoff, release),
  currentThreadTickCounts: valueAt(ruleHistories.currentThreadTickCounts, release),
  currentThreadOwnWakeUnparks: valueAt(ruleHistories.currentThreadOwnWakeUnparks, release),
  currentThreadPendingWork: valueAt(ruleHistories.currentThreadPendingWork, release),
  currentThreadStaysAwakeFor: valueAt(ruleHistories.currentThreadStaysAwakeFor, release),
  currentThreadDriverAfterHook: valueAt(ruleHistories.currentThreadDriverAfterHook, release),
});
