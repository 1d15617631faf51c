import { noPollAfterCompletion } from './no-poll-after-completion.ts';
import { onePollAtATime } from './one-poll-at-a-time.ts';
import type { Property } from './property.ts';

/** Every property there is, in the order in which reports list them. */
export const allProperties: readonly Property[] = [onePollAtATime, noPollAfterCompletion];
