import { deferredBeforeResume } from './deferred-before-resume.ts';
import { driverBeforeDeferred } from './driver-before-deferred.ts';
import { everyWakeAnswered } from './every-wake-answered.ts';
import { idleWakePlacement } from './idle-wake-placement.ts';
import { inPollWakeGoesBack } from './in-poll-wake-goes-back.ts';
import { migrationExplained } from './migration-explained.ts';
import { noPollAfterCompletion } from './no-poll-after-completion.ts';
import { onePollAtATime } from './one-poll-at-a-time.ts';
import { pollJustified } from './poll-justified.ts';
import type { Property } from './property.ts';
import { wakesCoalesced } from './wakes-coalesced.ts';

/** Every property there is, in the order in which reports list them. */
export const allProperties: readonly Property[] = [
  onePollAtATime,
  noPollAfterCompletion,
  pollJustified,
  wakesCoalesced,
  everyWakeAnswered,
  inPollWakeGoesBack,
  idleWakePlacement,
  deferredBeforeResume,
  migrationExplained,
  driverBeforeDeferred,
];
