import { selfWake } from './self-wake.ts';
import type { YieldName, YieldWay, YieldWayName } from './yield-way.ts';
import { yieldNow } from './yield-now.ts';

/** Every way of yielding that can be asked for by name. */
export const yieldWays: Readonly<Record<YieldWayName, YieldWay>> = {
  'self-wake': selfWake,
  yield_now: yieldNow,
};

/** Whether this is one of the ways that there are, and no policy. */
export const isYieldWay = (name: string): name is YieldWayName => Object.hasOwn(yieldWays, name);

/** What a future does that yields this way. Programs have what a policy answers in place of its name: see `programsOf`. */
export const futureOf = (name: YieldName): YieldWay => {
  if (isYieldWay(name)) return yieldWays[name];
  throw new RangeError(`a task asks the policy ${name}, which should have answered before`);
};
