import { defineProperty } from './define-property.ts';
import type { Property } from './property.ts';
import { observeQueues, queuesNeed } from './replica/observe-queues.ts';
import { localOf } from './replica/queues.ts';
import { multiThreadOnly } from './support/applies.ts';

/** A worker parks only with nothing of its own to run. */
export const noParkWithLocalWork: Property = defineProperty({
  id: 'no-park-with-local-work',
  code: 'S13',
  kind: 'safety',
  sentence: 'A worker becomes a sleeper only with its LIFO slot and its local queue empty.',
  source: 'multi_thread/worker.rs Core::transition_to_parked',
  trigger: 'a worker becomes a sleeper',
  needs: queuesNeed,
  applies: multiThreadOnly,
  observe: (runtime) =>
    observeQueues(
      runtime,
      () => null,
      (watch) => ({
        parked(event) {
          const { replica, report } = watch();
          if (event.w === null) return;
          const { queues, over } = replica;
          const slot = queues.lifo[event.w] ?? null;
          const queue = localOf(queues, event.w);
          const work = [...(slot === null ? [] : [slot]), ...queue];
          if (over && work.length > 0) {
            report.undecidable(`the recording ends while worker ${event.w} may have been stolen from`);
            return;
          }
          report.checked();
          const [first] = work;
          if (first === undefined) return;
          const names = work.slice(0, 5).map(({ task }) => String(task));
          const more = work.length > names.length ? ' and others' : '';
          report.violated(
            `worker ${event.w} parks with work of its own: task ${names.join(', ')}${more} ${slot === null ? 'in its local queue' : 'in its LIFO slot and local queue'}`,
            [first.put, event],
          );
        },
      }),
    ),
});
