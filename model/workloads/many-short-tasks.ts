import { times, yielder } from './building.ts';
import type { Instruction } from './program.ts';
import type { Scenario } from './scenario.ts';

/** Spawning faster than a worker can run: displacement, overflow, batches and steals. */
export const manyShortTasks: Scenario = {
  name: 'many-short-tasks',
  summary: 'One task spawns many that are polled once or a few times.',
  size: { tasks: 3, polls: 2 },
  programs: ({ yield: how, tasks, polls }) => [
    {
      role: 'parent',
      instructions: times(tasks, (index): Instruction => ({ does: 'spawn', task: index + 1 })),
    },
    ...times(tasks, () => yielder(how, polls, 'child')),
  ],
};
