import type { Charge } from './charge.ts';
import { shuttleCharges } from './shuttle-charges.ts';
import { waitCharges } from './wait-charges.ts';

const placing = 'Where a task is put and who takes it from there is decided by the scheduler alone.';
const polling = 'Who polls a task, and when, is decided by the scheduler alone: a task can only ask for it.';
const deferring =
  'A task that yields by yield_now leaves its waker to its worker, which alone decides when to call it.';
const turning = 'When a worker looks at timers and sockets is decided by the scheduler alone.';

const waking = 'Which workers are woken, and when, is decided by the scheduler alone.';

const ofScheduler = (headline: Charge['headline'], because: string): Charge => ({
  headline,
  who: 'scheduler',
  because,
  remedies: [],
});

const ofTokio: Readonly<Record<string, Charge>> = {
  'one-poll-at-a-time': ofScheduler(
    ({ task }) => `${task} was polled while another poll of it was not over`,
    polling,
  ),
  'no-poll-after-completion': ofScheduler(({ task }) => `${task} was polled after it had completed`, polling),
  'poll-justified': ofScheduler(({ task }) => `${task} was polled although nothing had woken it`, polling),
  'wakes-coalesced': ofScheduler(({ task }) => `${task} was polled more often than it was woken`, polling),
  'every-wake-answered': ofScheduler(
    ({ task }) => `${task} was to be polled, and nobody ever polled it again`,
    'The task was woken or spawned, and from then on it is for the scheduler to poll it.',
  ),
  'in-poll-wake-goes-back': ofScheduler(
    ({ task }) => `${task} was woken during its own poll, and was not put at the back of the queue after it`,
    placing,
  ),
  'idle-wake-placement': ofScheduler(
    ({ task }) => `${task} was woken or spawned, and put where tasks of that kind do not belong`,
    placing,
  ),
  'deferred-before-resume': ofScheduler(
    ({ task }) =>
      `${task} yielded until its worker had looked at timers and sockets, and was resumed without that`,
    deferring,
  ),
  'idle-pass-finds-nothing': ofScheduler(
    ({ worker, task }) =>
      `${worker} turned to timers and sockets as if it had nothing to run, while ${task} was in its queue`,
    turning,
  ),
  'migration-explained': ofScheduler(
    ({ task, worker }) => `${task} came to ${worker}, and nothing that happened brought it there`,
    placing,
  ),
  'driver-before-deferred': ofScheduler(
    ({ worker }) =>
      `${worker} woke a task that had yielded before one whose timer or socket was ready in the same pass`,
    deferring,
  ),
  'one-place': ofScheduler(
    ({ task, worker }) => `${worker} took or put ${task}, which was somewhere else at that moment`,
    placing,
  ),
  'queue-bounds': ofScheduler(
    ({ worker }) =>
      `the queue of ${worker} held more than fits, or gave away the wrong tasks when it was full`,
    placing,
  ),
  'lifo-cap': ofScheduler(
    ({ worker }) =>
      `${worker} ran one task after the other from its LIFO slot beyond the limit, while its queue had to wait`,
    placing,
  ),
  'lifo-private': ofScheduler(
    ({ task, worker, other }) =>
      `${worker} took ${task} out of the LIFO slot of ${other}, which is for ${other} alone`,
    placing,
  ),
  'lifo-push-wakes-nobody': ofScheduler(
    ({ worker, task }) =>
      `${worker} put ${task} into its empty LIFO slot, and woke another worker for it, which may not take it`,
    waking,
  ),
  'last-searcher-notifies': ofScheduler(
    ({ worker }) => `${worker} was the last to look for work, found some, and left nobody looking for more`,
    waking,
  ),
  'one-driver-holder': ofScheduler(() => 'two workers handled timers and sockets at the same time', turning),
  'no-park-with-local-work': ofScheduler(
    ({ worker }) => `${worker} went to sleep with work of its own left to do`,
    'When a worker sleeps is decided by the scheduler alone.',
  ),
  'local-fifo': ofScheduler(
    ({ worker, task }) => `${worker} took ${task} out of its turn: the order in its queue was another`,
    placing,
  ),
  'bounded-waiting': ofScheduler(
    ({ task }) => `${task} was in a queue for longer than its place there can make it wait`,
    placing,
  ),
  'driver-every-event-interval': ofScheduler(
    ({ worker }) =>
      `${worker} ran tasks for longer than an event interval without looking at timers and sockets`,
    turning,
  ),
  'deferred-resume-bound': ofScheduler(
    ({ worker }) => `${worker} went on to run other tasks and left those waiting that had yielded to it`,
    deferring,
  ),
  'flush-is-complete': ofScheduler(
    ({ worker }) => `${worker} resumed tasks that had yielded to it, and forgot one of them`,
    deferring,
  ),
  'yield-now-defers': ofScheduler(
    ({ task }) =>
      `${task} yielded by a yield of Tokio's own, and was not kept until timers and sockets are looked at`,
    'What yield_now and a used-up coop budget do with a task is decided by Tokio alone.',
  ),
  'deferred-wake-order': ofScheduler(
    ({ worker, task }) =>
      `${worker} resumed tasks that had yielded to it in another order: ${task} came too soon`,
    deferring,
  ),
  'inject-at-interval': ofScheduler(
    ({ worker }) =>
      `${worker} kept to tasks of its own for too long, while others waited in the inject queue`,
    placing,
  ),
  'inject-fifo': ofScheduler(
    ({ worker, task }) => `${worker} took ${task} from the inject queue after one that had come there later`,
    placing,
  ),
  'lifo-slot-first': ofScheduler(
    ({ worker, task }) => `${worker} ran another task before ${task}, which it had woken last`,
    placing,
  ),
  'joiner-woken': ofScheduler(
    ({ task }) => `a task ended and did not wake ${task}, which waited in its JoinHandle`,
    'Who awaits a JoinHandle has left a waker there, and the scheduler calls it when the task is complete.',
  ),
  'no-poll-after-abort': ofScheduler(
    ({ task }) => `${task} was polled although it had been aborted before it was taken`,
    polling,
  ),
  'one-budget-a-tick': ofScheduler(
    ({ worker }) =>
      `${worker} let the tasks of one tick use more than one coop budget, while its queue had to wait`,
    'How much the tasks of a tick may use of ready resources is decided by Tokio alone.',
  ),
  'waker-kept': {
    headline: ({ task }) => `${task} waits, and nothing is left that could wake it`,
    who: 'guest',
    because:
      'A future that returns Pending has to leave its waker with what it waits for; here every waker was dropped without being called.',
    remedies: [
      {
        sentence:
          'Look at what the task awaits last: it has to keep a clone of the waker of its last poll, and call it when there is something to do.',
      },
    ],
  },
};

/** What each property means when it is broken, by its id. */
export const charges: ReadonlyMap<string, Charge> = new Map(
  Object.entries({ ...ofTokio, ...waitCharges, ...shuttleCharges }),
);
