import type { Scenario } from '../scenario.ts';
import { leftBehindByBlockInPlace } from './left-behind-by-block-in-place.ts';
import { wakingParkHook } from './waking-park-hook.ts';
import { wokenWhileDeferred } from './woken-while-deferred.ts';
import { yieldingMain } from './yielding-main.ts';
import { yieldInBlockInPlace } from './yield-in-block-in-place.ts';

/**
 * Scenarios that each show a rule of the scheduler which no other scenario brings about. They can be asked for by name, and
 * are not among all scenarios.
 */
export const exhibits: readonly Scenario[] = [
  wokenWhileDeferred,
  yieldInBlockInPlace,
  leftBehindByBlockInPlace,
  yieldingMain,
  wakingParkHook,
];
