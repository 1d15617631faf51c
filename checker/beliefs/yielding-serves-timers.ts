import type { Event, TaskId } from '../../traces/index.ts';
import { defineProperty } from '../properties/define-property.ts';
import type { Belief } from './belief.ts';

/** A yield gives timers and sockets a chance: true of `yield_now`, and what many expect of every yield. */
export const yieldingServesTimers: Belief = {
  claim: defineProperty<{ yielded: Map<TaskId, Event>; served: Set<TaskId> }>({
    id: 'yielding-serves-timers',
    code: 'belief',
    kind: 'safety',
    sentence: 'Between a yield and the next poll of the task, some worker looks at timers and sockets.',
    source: 'worker.rs Context::maintenance, Context::park_yield',
    trigger: 'a task that yielded is polled again',
    needs: ['yield', 'driver.begin', 'poll.begin'],
    applies: () => ({ applies: true }),
    observe: () => ({
      memory: () => ({ yielded: new Map(), served: new Set() }),
      on: {
        yield: ({ yielded }, event) => {
          yielded.set(event.task, event);
        },
        'driver.begin': ({ yielded, served }) => {
          for (const task of yielded.keys()) served.add(task);
          yielded.clear();
        },
        'poll.begin': ({ yielded, served }, event, report) => {
          if (served.delete(event.task)) report.checked();
          const since = yielded.get(event.task);
          if (since === undefined) return;
          yielded.delete(event.task);
          report.violated(`task ${event.task} is polled again and no worker has passed through the driver`, [
            since,
            event,
          ]);
        },
      },
    }),
  }),
  truth:
    'A self-wake is polled again as soon as its queue comes round. A busy worker passes through the driver once in event_interval ticks, 61 unless set.',
  refutedUnder: ['self-wake'],
};
