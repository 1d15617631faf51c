import { defineProperty } from '../../../checker/properties/define-property.ts';
import type { Property } from '../../../checker/properties/property.ts';
import { everywhere } from '../../../checker/properties/support/applies.ts';
import type { TaskId } from '../../../traces/index.ts';

/** Every task that is spawned ends, and does so once: it is released from the collection of all tasks once. */
export const endsOnce: Property = defineProperty<{ readonly alive: Set<TaskId> }>({
  id: 'ends-once',
  code: 'T1',
  kind: 'safety',
  sentence: 'A task that is spawned ends once.',
  source: 'task/harness.rs Harness::complete, task/list.rs OwnedTasks::remove',
  trigger: 'a task ends',
  needs: ['spawn.begin', 'task.end'],
  applies: everywhere,
  observe: () => ({
    memory: () => ({ alive: new Set() }),
    on: {
      'spawn.begin': ({ alive }, { task }) => {
        alive.add(task);
      },
      'task.end': ({ alive }, event, report) => {
        if (event.task === undefined) return;
        report.checked();
        if (!alive.delete(event.task)) report.violated(`task ${event.task} ends twice`, [event]);
      },
    },
    end: ({ alive }, report) => {
      for (const task of alive) report.open(`task ${task} never ends`, []);
    },
  }),
});
