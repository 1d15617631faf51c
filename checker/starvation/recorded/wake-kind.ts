import type { EventOf } from '../../../traces/index.ts';
import type { Lane } from './lane.ts';
import type { TaskRecord } from './task-record.ts';
import type { WaitKind } from './wait.ts';

/** Whether the task wakes itself, during its own poll. */
export const isSelfWake = (task: TaskRecord, lane: Lane): boolean => lane.polls.at(-1)?.task.id === task.id;

/** Whether the waker is called by a worker between polls: by the driver, or because the task had been deferred. */
export const isOutsideOfPolls = ({ from }: EventOf<'wake.begin'>, lane: Lane): boolean =>
  from === undefined ? lane.polls.length === 0 : from === 'runtime';

/**
 * Whether the worker may be in a pass through the driver. Some recorders take the deferred wakers that are called after a
 * poll that completed for wakes by the completed task.
 */
export const mayBeInPass = (event: EventOf<'wake.begin'>, lane: Lane): boolean =>
  isOutsideOfPolls(event, lane) || (event.from === 'complete' && lane.polls.length === 0);

/** Whether the deferred wakers of the thread are being called, or may be. */
export const mayBeFlush = (event: EventOf<'wake.begin'>, lane: Lane): boolean =>
  event.from === 'block_in_place' || mayBeInPass(event, lane);

/** Who or what wakes the task. */
export const wakeKind = (task: TaskRecord, event: EventOf<'wake.begin'>, lane: Lane): WaitKind => {
  if (isSelfWake(task, lane)) return 'self-wake';
  if (event.w === null || event.from === 'external') return 'foreign';
  return event.from === 'block_in_place' || isOutsideOfPolls(event, lane) ? 'driver' : 'task';
};
