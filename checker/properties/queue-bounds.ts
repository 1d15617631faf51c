import type { Event } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Property } from './property.ts';
import { constantsOf } from './replica/constants.ts';
import { observeQueues, queuesNeed, type Watch } from './replica/observe-queues.ts';
import { coreOf, taskName, taskOf, type QueueEvent } from './replica/queue-event.ts';
import { displacedOf, inInject, localOf } from './replica/queues.ts';
import { multiThreadOnly } from './support/applies.ts';

interface Bounds {
  /** By worker: the push that took its queue beyond the capacity, until its overflow. */
  readonly beyond: (Event | null)[];
  /** Tasks that an overflow moved, or kept, and that have not left since: the place where each must be taken. */
  readonly halves: Map<number, { readonly moved: boolean; readonly overflow: Event }>;
}

/** Local queues and LIFO slots keep to their capacities, and an overflow moves what it must. */
export const queueBounds: Property = defineProperty({
  id: 'queue-bounds',
  code: 'S5',
  kind: 'safety',
  sentence:
    'A local queue holds no more than its capacity and a LIFO slot one task; a push to a full queue moves half of it and the task pushed to the inject queue: the oldest half before 1.52.0, the newest since.',
  source: 'multi_thread/queue.rs Local::push_back_or_overflow, Local::push_overflow',
  trigger: 'a task is put into a local queue or a LIFO slot',
  needs: queuesNeed,
  applies: multiThreadOnly,
  observe: (runtime) => {
    const { capacity, lifoStealable, overflowMoves } = constantsOf(runtime);
    const half = capacity >> 1;

    const settle = ({ own, replica, report }: Watch<Bounds>, event: QueueEvent): void => {
      const w = coreOf(event);
      if (w === null) return;
      const push = own.beyond[w];
      if (push !== undefined && push !== null && event.e !== 'overflow') {
        own.beyond[w] = null;
        const because = `worker ${w}'s local queue holds more than ${capacity} tasks, and none moved to the inject queue`;
        if (replica.over) report.undecidable(`the recording ends where ${because}`);
        else report.violated(because, [push, event]);
      }
      const [displaced] = displacedOf(replica.queues, w);
      if (displaced === undefined || lifoStealable) return;
      if (event.e === 'schedule' && taskOf(event) === displaced.task) return;
      report.violated(
        `${taskName(displaced.task)} was pushed out of worker ${w}'s LIFO slot and was put nowhere`,
        [displaced.put, event],
      );
      displacedOf(replica.queues, w).length = 0;
    };

    const leaves = (
      { own, report }: Watch<Bounds>,
      event: QueueEvent,
      task: number,
      injected: boolean,
    ): void => {
      const expected = own.halves.get(task);
      if (expected === undefined) return;
      own.halves.delete(task);
      if (expected.moved === injected) return;
      const where = expected.moved ? 'moved to the inject queue' : 'kept in the local queue';
      report.violated(
        `${taskName(task)} is of the ${half} that an overflow must have ${where}, the ${overflowMoves} being the ones to move`,
        [expected.overflow, event],
      );
    };

    return observeQueues<Bounds>(
      runtime,
      () => ({ beyond: [], halves: new Map() }),
      (watch) => ({
        scheduled(event) {
          settle(watch(), event);
          if (event.to !== 'inject') watch().report.checked();
        },
        taken(event, fit) {
          settle(watch(), event);
          const task = taskOf(event);
          if (task !== undefined && fit !== 'unsure') leaves(watch(), event, task, event.from === 'inject');
        },
        stolen(event, fit) {
          settle(watch(), event);
          const task = taskOf(event);
          if (task !== undefined && fit !== 'unsure') leaves(watch(), event, task, false);
        },
        parked(event) {
          settle(watch(), event);
        },
        joined(w, entry, position) {
          const { own } = watch();
          if (position >= capacity && entry.put.e === 'schedule') own.beyond[w] = entry.put;
          if (entry.put.e !== 'schedule') own.halves.delete(entry.task);
        },
        overflowing(event) {
          const { own, replica, report } = watch();
          if (event.w === null) return;
          own.beyond[event.w] = null;
          const length = localOf(replica.queues, event.w).length - 1;
          if (replica.over && length !== capacity) {
            report.undecidable('the recording ends before all that led to an overflow was recorded');
            return;
          }
          report.checked();
          if (length !== capacity) {
            report.violated(
              `worker ${event.w}'s local queue overflows with ${length} tasks in it; its capacity is ${capacity}`,
              [event],
            );
          }
          if (event.n !== half + 1) {
            report.violated(`an overflow moves ${event.n} tasks, not ${half + 1}`, [event]);
          }
        },
        overflowed(event, moved) {
          const { own, replica } = watch();
          if (event.w === null) return;
          for (const { task } of localOf(replica.queues, event.w)) {
            own.halves.set(task, { moved: false, overflow: event });
          }
          const sure = replica.queues.where.get(moved[0]?.task ?? 0) === inInject;
          for (const { task } of sure ? moved : []) own.halves.set(task, { moved: true, overflow: event });
        },
      }),
    );
  },
});
