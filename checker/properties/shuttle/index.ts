import type { Property } from '../property.ts';
import { actsWhenChosen } from './acts-when-chosen.ts';
import { chosenIsRunnable } from './chosen-is-runnable.ts';
import { clocksGrow } from './clocks-grow.ts';
import { permitsSuffice } from './permits-suffice.ts';
import { unblockedAfterBlocked } from './unblocked-after-blocked.ts';

/** The properties of schedules that Shuttle annotated, in the order in which reports list them. */
export const shuttleProperties: readonly Property[] = [
  chosenIsRunnable,
  actsWhenChosen,
  permitsSuffice,
  unblockedAfterBlocked,
  clocksGrow,
];
