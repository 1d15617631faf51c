import type { Constants, Flavor } from '../../model/index.ts';

/**
 * Tokio's own constants for one worker. The global queue interval is that which it starts with: it is tuned later, to
 * between 2 and 127 by how long polls take.
 */
const multiThread: Constants = {
  workers: 1,
  queueCapacity: 256,
  eventInterval: 61,
  globalQueueInterval: 61,
  maxLifoPolls: 3,
  lifoSlot: true,
  coopBudget: 128,
};

/** Tokio's own constants: current_thread looks at its inject queue first every 31 ticks. */
export const realConstants = (flavor: Flavor | undefined): Constants =>
  flavor === 'current_thread' ? { ...multiThread, globalQueueInterval: 31 } : multiThread;

/**
 * The least capacity of a local queue that so many tasks cannot tell from a larger one: they never fill it, so that it
 * never overflows, and half of it, which is what a batch or a steal may fill, is room for all of them.
 */
export const capacityFor = (tasks: number): number => 2 * tasks + 2;
