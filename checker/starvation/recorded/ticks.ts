import type { RuntimeInfo } from '../../../traces/index.ts';
import { constantsOf } from '../../properties/replica/constants.ts';
import { atLeast } from '../../properties/support/applies.ts';
import type { Lane } from './lane.ts';
import type { TaskRecord } from './task-record.ts';

/** Most polls that may follow the first of a tick from the LIFO slot: none without the slot, any number before 1.29.0. */
export const longestChain = (runtime: RuntimeInfo): number => {
  if (runtime.flavor === 'current_thread' || runtime.config.lifo_slot === false) return 0;
  return atLeast(runtime.version, '1.29.0') ? constantsOf(runtime).maxLifoPolls : Infinity;
};

/**
 * Whether the poll of `task` that begins on `lane` may belong to the tick of the one before it. Where probes show what
 * a worker takes, it is known. Else every poll that may be one of a LIFO chain is taken for one: ticks are then the
 * fewest there can have been, and a limit in ticks that they exceed is exceeded.
 */
export const isChained = (
  lane: Lane,
  { wokenBy, wokenIn, wokenUntil }: TaskRecord,
  longest: number,
): boolean => {
  if (lane.taking !== undefined) return lane.taking === 'chain';
  const mayBeInSlot = wokenBy === lane && wokenIn <= lane.stretch && lane.stretch <= wokenUntil;
  return lane.begun > 0 && lane.chained < longest && mayBeInSlot;
};
