import type { Event } from '../../../traces/index.ts';

/** An event in words: what, about which task, where. */
export const eventInWords = (event: Event): string => {
  const task = 'task' in event ? ` of task ${event.task}` : '';
  const lane = event.w === null ? `thread ${event.s}, no worker` : `worker ${event.w}, thread ${event.s}`;
  return `${event.e}${task} on ${lane}`;
};
