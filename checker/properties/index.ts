import { flushIsComplete } from './flush-is-complete.ts';
import { boundedWaiting } from './bounded-waiting.ts';
import { deferredBeforeResume } from './deferred-before-resume.ts';
import { deferredWakeOrder } from './deferred-wake-order.ts';
import { deferredResumeBound } from './deferred-resume-bound.ts';
import { driverBeforeDeferred } from './driver-before-deferred.ts';
import { driverEveryEventInterval } from './driver-every-event-interval.ts';
import { everyWakeAnswered } from './every-wake-answered.ts';
import { idlePassFindsNothing } from './idle-pass-finds-nothing.ts';
import { idleWakePlacement } from './idle-wake-placement.ts';
import { inPollWakeGoesBack } from './in-poll-wake-goes-back.ts';
import { injectAtInterval } from './inject-at-interval.ts';
import { injectFifo } from './inject-fifo.ts';
import { joinerWoken } from './joiner-woken.ts';
import { lastSearcherNotifies } from './last-searcher-notifies.ts';
import { lifoCap } from './lifo-cap.ts';
import { lifoPrivate } from './lifo-private.ts';
import { lifoPushWakesNobody } from './lifo-push-wakes-nobody.ts';
import { lifoSlotFirst } from './lifo-slot-first.ts';
import { localFifo } from './local-fifo.ts';
import { migrationExplained } from './migration-explained.ts';
import { noParkWithLocalWork } from './no-park-with-local-work.ts';
import { noPollAfterAbort } from './no-poll-after-abort.ts';
import { noPollAfterCompletion } from './no-poll-after-completion.ts';
import { oneBudgetATick } from './one-budget-a-tick.ts';
import { oneDriverHolder } from './one-driver-holder.ts';
import { onePlace } from './one-place.ts';
import { onePollAtATime } from './one-poll-at-a-time.ts';
import { pollJustified } from './poll-justified.ts';
import type { Property } from './property.ts';
import { queueBounds } from './queue-bounds.ts';
import { shuttleProperties } from './shuttle/index.ts';
import { wakerKept } from './waker-kept.ts';
import { wakesCoalesced } from './wakes-coalesced.ts';
import { yieldNowDefers } from './yield-now-defers.ts';

/** Every property of Tokio's schedulers, in the order in which reports list them. */
export const allProperties: readonly Property[] = [
  onePollAtATime,
  noPollAfterCompletion,
  pollJustified,
  wakesCoalesced,
  everyWakeAnswered,
  inPollWakeGoesBack,
  idleWakePlacement,
  deferredBeforeResume,
  idlePassFindsNothing,
  migrationExplained,
  driverBeforeDeferred,
  onePlace,
  queueBounds,
  lifoCap,
  lifoPrivate,
  lifoPushWakesNobody,
  lastSearcherNotifies,
  oneDriverHolder,
  noParkWithLocalWork,
  localFifo,
  boundedWaiting,
  driverEveryEventInterval,
  deferredResumeBound,
  flushIsComplete,
  yieldNowDefers,
  deferredWakeOrder,
  lifoSlotFirst,
  injectAtInterval,
  injectFifo,
  joinerWoken,
  noPollAfterAbort,
  oneBudgetATick,
];

/** Every property there is: recordings may show wakers, which the specification does without, and other runtimes. */
export const recordedProperties: readonly Property[] = [...allProperties, wakerKept, ...shuttleProperties];
