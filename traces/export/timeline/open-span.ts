import type { Event, EventKind } from '../../event/event.ts';
import { idOf, taskOf } from '../fields.ts';

/** Something that an event began and that has not ended. */
export interface OpenSpan {
  /** The kind of the event that ends it. */
  readonly end: EventKind;
  readonly task: number | undefined;
  readonly id: number | undefined;
  readonly worker: number | null;
}

/** What `event` begins. */
export const opened = (event: Event, end: EventKind): OpenSpan => ({
  end,
  task: taskOf(event),
  id: idOf(event),
  worker: event.w,
});

/** Whether `event` ends `span`: a recorder may name the task of one of both only. */
export const ends = (event: Event, { end, task, id }: OpenSpan): boolean => {
  if (event.e !== end) return false;
  const other = taskOf(event);
  if (task !== undefined && other !== undefined) return task === other;
  return id === idOf(event);
};
