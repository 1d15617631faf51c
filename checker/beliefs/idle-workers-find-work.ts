import type { Report } from '../properties/property.ts';
import type { Event, RuntimeInfo, TaskId, WorkerIndex } from '../../traces/index.ts';
import { defineProperty } from '../properties/define-property.ts';
import type { Belief } from './belief.ts';

interface Memory {
  readonly waiting: Set<TaskId>;
  readonly asleep: Set<WorkerIndex>;
  /** Workers notified while awake: their next sleep ends at once. */
  readonly notified: Set<WorkerIndex>;
  readonly polling: Set<WorkerIndex>;
}

const everyWorkerPollsOrSleeps = ({ polling, asleep }: Memory, { workers }: RuntimeInfo): boolean =>
  polling.size + asleep.size === workers && asleep.size > 0 && polling.size > 0;

const look = (memory: Memory, runtime: RuntimeInfo, event: Event, report: Report): void => {
  if (!everyWorkerPollsOrSleeps(memory, runtime)) return;
  const [task] = memory.waiting;
  if (task === undefined) report.checked();
  else
    report.violated(
      `task ${task} is runnable; worker ${[...memory.asleep].join(', ')} sleeps and nobody searches`,
      [event],
    );
};

/** tokio#6847, #4941: work conservation, as most people expect it of a work-stealing scheduler. */
export const idleWorkersFindWork: Belief = {
  claim: defineProperty<Memory>({
    id: 'idle-workers-find-work',
    code: 'belief',
    kind: 'safety',
    sentence: 'A runnable task never waits while a worker is idle.',
    source: 'idle.rs Idle::transition_worker_to_parked, worker.rs Core::transition_to_parked',
    trigger: 'every worker is either polling a task or asleep, and at least one sleeps',
    needs: ['schedule', 'notify', 'driver.begin', 'driver.end', 'poll.begin', 'poll.end'],
    applies: () => ({ applies: true }),
    observe: (runtime) => ({
      memory: () => ({ waiting: new Set(), asleep: new Set(), notified: new Set(), polling: new Set() }),
      on: {
        schedule: ({ waiting }, { task }) => {
          if (task !== undefined) waiting.add(task);
        },
        'poll.begin': (memory, event, report) => {
          memory.waiting.delete(event.task);
          if (event.w !== null) memory.polling.add(event.w);
          look(memory, runtime, event, report);
        },
        'poll.end': ({ polling }, { w }) => {
          if (w !== null) polling.delete(w);
        },
        'driver.begin': (memory, event, report) => {
          if (event.w === null || event.timeout !== null || memory.notified.delete(event.w)) return;
          memory.asleep.add(event.w);
          look(memory, runtime, event, report);
        },
        'driver.end': ({ asleep }, { w }) => {
          if (w !== null) asleep.delete(w);
        },
        notify: ({ asleep, notified }, { woken }) => {
          if (woken !== null && !asleep.delete(woken)) notified.add(woken);
        },
      },
    }),
  }),
  truth:
    'A worker that may not search goes to sleep without a last look, and a notification sent while it still counts as awake is dropped. The task waits until a busy worker finishes its poll. Tasks in a LIFO slot or on a deferred list are out of reach in any case.',
  refutedUnder: ['self-wake', 'yield_now'],
};
