import type { EventOf } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Property } from './property.ts';
import { stealRange } from './replica/fit.ts';
import { observeQueues, queuesNeed } from './replica/observe-queues.ts';
import { taskName, taskOf } from './replica/queue-event.ts';
import type { Entry } from './replica/queues.ts';
import { indexIn, localOf } from './replica/queues.ts';
import type { Replica } from './replica/replica.ts';
import { everywhere } from './support/applies.ts';

/** Local queues are first-in-first-out for their owner, and thieves take the front half. */
export const localFifo: Property = defineProperty({
  id: 'local-fifo',
  code: 'S16',
  kind: 'safety',
  sentence:
    'A worker takes tasks from its local queue in the order in which they were put there; a steal takes half of the queue, rounded up, from its front, runs the last of these and puts the others into its own queue in order.',
  source: 'multi_thread/queue.rs Local::pop, Steal::steal_into2',
  trigger: 'a task is taken or stolen from a local queue',
  needs: queuesNeed,
  applies: everywhere,
  observe: (runtime) =>
    observeQueues(
      runtime,
      () => null,
      (watch) => ({
        taken(event, fit) {
          if (event.from !== 'local' || fit === 'elsewhere') return;
          const { replica, report } = watch();
          if (fit === 'unsure') report.undecidable(unsure('take'));
          else report.checked();
          if (fit !== 'out-of-turn') return;
          const { task, own, ahead } = inFront(replica, event);
          report.violated(
            `worker ${event.w} takes ${taskName(task)} before ${taskName(ahead?.task ?? task)}, which was in its queue first`,
            [...(ahead === undefined ? [] : [ahead.put]), ...(own === undefined ? [] : [own.put]), event],
          );
        },
        stolen(event, fit) {
          if (fit === 'elsewhere') return;
          const { replica, report } = watch();
          if (fit === 'unsure') report.undecidable(unsure('steal'));
          else report.checked();
          const task = taskOf(event);
          if (fit !== 'out-of-turn' || task === undefined || event.w === null) return;
          const { taken, most } = stealRange(replica, task, event.victim, event.w);
          const length = taken + most;
          const last = localOf(replica.queues, event.victim)[taken - 1];
          report.violated(
            `worker ${event.w} steals ${taken} of the ${length} tasks of worker ${event.victim}; half of them, rounded up, is ${Math.ceil(length / 2)}`,
            [...(last === undefined ? [] : [last.put]), event],
          );
        },
      }),
    ),
});

const unsure = (what: string): string =>
  `the recording does not show in which order a ${what} and what other threads did at that moment happened`;

function inFront(
  { queues }: Replica,
  event: EventOf<'take'>,
): { readonly task: number; readonly own: Entry | undefined; readonly ahead: Entry | undefined } {
  const task = taskOf(event) ?? 0;
  const queue = localOf(queues, event.w ?? 0);
  return { task, own: queue[indexIn(queue, task)], ahead: queue[0] };
}
