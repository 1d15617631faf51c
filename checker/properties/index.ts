import { everyWakeAnswered } from './every-wake-answered.ts';
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
];
