import { times } from './building.ts';
import type { Instruction } from './program.ts';
import type { Scenario } from './scenario.ts';

/** What becomes of a worker whose thread a task keeps, and of what waited there. */
export const blockInPlace: Scenario = {
  name: 'block-in-place',
  summary:
    'A task waits in block_in_place for others that yield beside it, and another awaits its completion.',
  size: { tasks: 1, polls: 2 },
  programs: ({ yield: how, tasks, polls }) => [
    { role: 'parent', instructions: [{ does: 'join', task: 1 }] },
    {
      role: 'blocker',
      instructions: [
        { does: 'block in place', runs: 'Handle::block_on' },
        { does: 'wait', for: 'wake' },
        { does: 'end block in place' },
        { does: 'join', task: 2 },
      ],
    },
    ...times(tasks, () => ({
      role: 'yielder',
      instructions: [
        ...times(polls - 1, (): Instruction => ({ does: 'yield', how })),
        { does: 'wake' as const, task: 1 },
      ],
    })),
  ],
};
