import { selfWake } from './self-wake.ts';
import type { YieldName, YieldWay } from './yield-way.ts';
import { yieldNow } from './yield-now.ts';

/** Every way of yielding that can be asked for by name. */
export const yieldWays: Readonly<Record<YieldName, YieldWay>> = {
  'self-wake': selfWake,
  yield_now: yieldNow,
};
