import type { Charge } from './charge.ts';

/** What the limits on waiting in recordings mean when they are exceeded, by their ids. */
export const waitCharges: Readonly<Record<string, Charge>> = {
  'runnable-polled-in-time': {
    headline: ({ task }) =>
      `${task} was to be polled, and waited for longer than the queues can make it wait`,
    who: 'scheduler',
    because:
      'How long a task in a queue waits is limited by the lengths of the queues and two intervals of the scheduler, whatever the tasks do.',
    remedies: [],
  },
  'deferred-woken-in-time': {
    headline: ({ task }) =>
      `${task} yielded by yield_now, and its worker went on with others for longer than it may`,
    who: 'scheduler',
    because: 'When a worker resumes the tasks that yielded to it is decided by the scheduler alone.',
    remedies: [],
  },
};
