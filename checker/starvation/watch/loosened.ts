import type { Context } from '../../../model/index.ts';
import type { Observation } from './observation.ts';
import type { WatchedWorker } from './waits.ts';

/**
 * Intervals whose length is left open: a run of the machine with an interval of n stands for those with every interval of
 * n or more. The last phase but one is that of all ticks which are neither among the first n - 2 nor the last.
 */
export interface Loosened {
  /** The interval of the machine itself where the event interval is any other from that on. */
  readonly event?: number;
  /** The same of the global queue interval; `event` where both are one and the same interval. */
  readonly inject?: number | 'event';
}

/** All intervals are as they are. */
export const nothingLoosened: Loosened = {};

type Chooses = Pick<Context<Observation>, 'choose'>;

/** The phase, or where it is the last one of an interval that may be longer, perhaps the one before it. */
const perhapsEarlier = (phase: number, interval: number | undefined, context: Chooses): number =>
  interval !== undefined && phase === interval - 1 && context.choose(2) === 1 ? phase - 1 : phase;

/**
 * Lets a worker's intervals be longer, right after it has looked at its phases for the last time in this tick, so that
 * none is seen before the next one: a tick whose phase is the last is followed by one of maintenance.
 */
export const loosen = (worker: WatchedWorker, { event, inject }: Loosened, context: Chooses): void => {
  if (event !== undefined) worker.eventPhase = perhapsEarlier(worker.eventPhase, event, context);
  if (inject === 'event') worker.injectPhase = worker.eventPhase;
  else if (inject !== undefined) worker.injectPhase = perhapsEarlier(worker.injectPhase, inject, context);
};
