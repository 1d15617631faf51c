import { times, yielder } from './building.ts';
import type { Instruction } from './program.ts';
import type { Scenario } from './scenario.ts';

/** What becomes of tasks wherever they are when the runtime is dropped: queued, deferred, running, waiting, unborn. */
export const shutdown: Scenario = {
  name: 'shutdown',
  summary: 'The runtime is dropped at any time, while a task spawns one that yields and awaits it.',
  size: { tasks: 1, polls: 2 },
  shutsDown: true,
  programs: ({ yield: how, tasks, polls }) => [
    {
      role: 'parent',
      instructions: [
        ...times(tasks, (index): Instruction => ({ does: 'spawn', task: index + 1 })),
        { does: 'join', task: 1 },
      ],
    },
    ...times(tasks, () => yielder(how, polls, 'child')),
  ],
  blockOn: ({ yield: how, polls }) => yielder(how, polls, 'block_on'),
};
