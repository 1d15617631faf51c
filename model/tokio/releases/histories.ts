import { currentThread } from './current-thread.ts';
import { deferring } from './deferring.ts';
import type { RuleHistories } from './history.ts';
import { notifying } from './notifying.ts';
import { queueing } from './queueing.ts';

/** How every rule came to be, in the order in which rules are told. */
export const ruleHistories: RuleHistories = { ...deferring, ...queueing, ...notifying, ...currentThread };
