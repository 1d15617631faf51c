import { onTheThread } from './catalogue/current-thread.ts';
import { atTheDeferredList } from './catalogue/deferring.ts';
import { inTheLifeOfTasks } from './catalogue/lifecycle.ts';
import { atTheLifoSlot } from './catalogue/lifo.ts';
import { aroundSleep } from './catalogue/parking.ts';
import { inQueues } from './catalogue/queues.ts';
import type { Mutant } from './mutant.ts';

/** Real bugs of schedulers and plausible slips, each in a specification that is right otherwise. */
export const mutants: readonly Mutant[] = [
  ...inTheLifeOfTasks,
  ...inQueues,
  ...atTheLifoSlot,
  ...atTheDeferredList,
  ...aroundSleep,
  ...onTheThread,
];
