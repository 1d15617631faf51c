import { times, yielder } from './building.ts';
import type { Instruction } from './program.ts';
import type { Scenario } from './scenario.ts';

/** Tasks that are aborted wherever they are: idle, queued, deferred, running. */
export const abort: Scenario = {
  name: 'abort',
  summary: 'A task aborts others that yield, and awaits the end of the first.',
  size: { tasks: 2, polls: 2 },
  programs: ({ yield: how, tasks, polls }) => [
    {
      role: 'aborter',
      instructions: [
        ...times(tasks, (index): Instruction => ({ does: 'abort', task: index + 1 })),
        { does: 'join', task: 1 },
      ],
    },
    ...times(tasks, () => yielder(how, polls, 'aborted')),
  ],
};
