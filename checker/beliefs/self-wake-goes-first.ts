import type { TaskId, WorkerIndex } from '../../traces/index.ts';
import { defineProperty } from '../properties/define-property.ts';
import type { Belief } from './belief.ts';

/** wasmtime#10667: the yielding guest is rescheduled at the front, because of the LIFO slot. */
export const selfWakeGoesFirst: Belief = {
  claim: defineProperty<{ expected: Map<WorkerIndex, TaskId> }>({
    id: 'self-wake-goes-first',
    code: 'belief',
    kind: 'safety',
    sentence: 'A task that wakes itself during its poll goes to the front: its worker runs it next.',
    source: 'worker.rs Handle::schedule_local, is_yield',
    trigger: 'a worker takes its next task from its own queue after a task was woken during its poll there',
    needs: ['schedule', 'take'],
    applies: () => ({ applies: true }),
    observe: () => ({
      memory: () => ({ expected: new Map() }),
      on: {
        schedule: ({ expected }, { why, w, task }) => {
          if (why === 'yield' && w !== null && task !== undefined) expected.set(w, task);
        },
        take: ({ expected }, event, report) => {
          if (event.w === null || event.from === 'inject') return;
          const task = expected.get(event.w);
          if (task === undefined) return;
          expected.delete(event.w);
          if (task === event.task) report.checked();
          else
            report.violated(`task ${task} woke itself, but worker ${event.w} runs task ${event.task} first`, [
              event,
            ]);
        },
      },
    }),
  }),
  truth:
    'A wake during the poll only marks the task. When the poll ends it goes to the back of the local queue, never to the LIFO slot. What it lacks is a driver pass.',
  refutedUnder: ['self-wake'],
};
