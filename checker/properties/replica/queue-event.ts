import type { EventOf, WorkerIndex } from '../../../traces/index.ts';

/** The kinds of event that a replica of the queues follows. */
export const queueKinds = [
  'schedule',
  'take',
  'steal',
  'inject.batch',
  'overflow',
  'parked',
  'search.begin',
  'driver.begin',
  'driver.end',
  'park.end',
  'poll.begin',
  'poll.end',
  'block_in_place.begin',
  'notify',
  'thread.stop',
] as const;

/** An event that a replica of the queues follows. */
export type QueueEvent = EventOf<(typeof queueKinds)[number]>;

/** An event in which a task is put somewhere or taken from somewhere. */
export type TaskMove = EventOf<'schedule' | 'take' | 'steal'>;

/** A number for the task of an event: its own, or a negative one made from its `tokio::task::Id`. */
export function taskOf(event: TaskMove): number | undefined {
  if (event.task !== undefined) return event.task;
  return event.id === undefined ? undefined : -1 - event.id;
}

/** How a report names the task with this number. */
export function taskName(task: number): string {
  return task >= 0 ? `task ${task}` : `the task with id ${-1 - task}`;
}

/** The worker whose core an event shows in the hands of the event's thread, or null. */
export function coreOf(event: QueueEvent): WorkerIndex | null {
  switch (event.e) {
    case 'schedule':
      return event.to === 'inject' ? null : event.w;
    case 'take':
    case 'steal':
    case 'inject.batch':
    case 'overflow':
    case 'parked':
    case 'search.begin':
    case 'driver.begin':
    case 'driver.end':
      return event.w;
    case 'park.end':
    case 'poll.begin':
    case 'poll.end':
    case 'block_in_place.begin':
    case 'notify':
    case 'thread.stop':
      return null;
  }
}

/** What an event says, without when it was seen. */
export function contentOf(event: QueueEvent): string {
  const { e, s, w } = event;
  switch (e) {
    case 'schedule':
      return `${e} ${s} ${w} ${taskOf(event)} ${event.to} ${event.why}`;
    case 'take':
      return `${e} ${s} ${w} ${taskOf(event)} ${event.from}`;
    case 'steal':
      return `${e} ${s} ${w} ${taskOf(event)} ${event.victim}`;
    case 'inject.batch':
    case 'overflow':
      return `${e} ${s} ${w} ${event.n}`;
    case 'poll.begin':
    case 'poll.end':
    case 'block_in_place.begin':
      return `${e} ${s} ${w} ${event.task}`;
    case 'parked':
    case 'search.begin':
    case 'driver.begin':
    case 'driver.end':
    case 'park.end':
    case 'notify':
    case 'thread.stop':
      return `${e} ${s} ${w}`;
  }
}
