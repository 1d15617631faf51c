import type { HistoriesOf } from '../../releases/history.ts';
import { currentThread } from './current-thread.ts';
import { deferring } from './deferring.ts';
import { notifying } from './notifying.ts';
import { queueing } from './queueing.ts';
import type { Rules } from './rules.ts';

/** How every rule came to be, in the order in which rules are told; sources are below `tokio/src`. */
export const ruleHistories: HistoriesOf<Rules> = {
  ...deferring,
  ...queueing,
  ...notifying,
  ...currentThread,
};
