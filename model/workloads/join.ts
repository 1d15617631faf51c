import { times, yielder } from './building.ts';
import type { Instruction } from './program.ts';
import type { Scenario } from './scenario.ts';

/** Handing work to children and back: both hand-overs go through the LIFO slot. */
export const join: Scenario = {
  name: 'join',
  summary: 'A task spawns children that yield, and awaits one after the other.',
  size: { tasks: 2, polls: 2 },
  programs: ({ yield: how, tasks, polls }) => [
    {
      role: 'parent',
      instructions: [
        ...times(tasks, (index): Instruction => ({ does: 'spawn', task: index + 1 })),
        ...times(tasks, (index): Instruction => ({ does: 'join', task: index + 1 })),
      ],
    },
    ...times(tasks, () => yielder(how, polls, 'child')),
  ],
};
