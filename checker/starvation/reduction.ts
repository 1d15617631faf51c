import type { Runtime } from '../../model/index.ts';
import type { Loosened } from './watch/loosened.ts';

/** A runtime that stands for every one whose long intervals are as long or longer. */
export interface Reduction {
  readonly runtime: Runtime;
  readonly loosened: Loosened;
}

/**
 * The runtime with intervals of `interval` at most, those that were longer loosened. Undefined if none is, or if only one
 * thread counts ticks, whose graph grows with them and not with their square.
 */
export const reductionOf = (runtime: Runtime, interval: number): Reduction | undefined => {
  const { constants, flavor } = runtime;
  const { eventInterval, globalQueueInterval, workers } = constants;
  const isLong = (given: number | 'auto'): boolean => given !== 'auto' && given > interval;
  if (flavor === 'current_thread' || workers === 1) return undefined;
  if (!isLong(eventInterval) && !isLong(globalQueueInterval)) return undefined;
  const loosened: Loosened = {
    ...(isLong(eventInterval) && { event: interval }),
    ...(isLong(globalQueueInterval) && {
      inject: eventInterval === globalQueueInterval ? ('event' as const) : interval,
    }),
  };
  return {
    runtime: {
      ...runtime,
      constants: {
        ...constants,
        eventInterval: Math.min(eventInterval, interval),
        globalQueueInterval: isLong(globalQueueInterval) ? interval : globalQueueInterval,
      },
    },
    loosened,
  };
};

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b);
const leastCommonMultiple = (a: number, b: number): number => (a * b) / greatestCommonDivisor(a, b);

/** In how many pairs of phases one worker can be. */
const phases = ({ eventInterval, globalQueueInterval }: Runtime['constants']): number => {
  if (globalQueueInterval === 'auto' || globalQueueInterval === eventInterval) return eventInterval;
  return leastCommonMultiple(eventInterval, globalQueueInterval);
};

/** How many states the runtime itself has if they grow with the phases that its workers can be in. */
export const statesWithout = (
  { runtime: reduced }: Reduction,
  { constants }: Runtime,
  states: number,
): number => {
  return states * (phases(constants) / phases(reduced.constants)) ** constants.workers;
};
