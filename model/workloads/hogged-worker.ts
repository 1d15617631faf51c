import { times } from './building.ts';
import type { Instruction } from './program.ts';
import type { Scenario } from './scenario.ts';

/** Who can be helped by an idle worker while a task keeps the thread of its own. */
export const hoggedWorker: Scenario = {
  name: 'hogged-worker',
  summary: 'A task yields just before its worker is kept by a hog, which has woken another task.',
  size: { tasks: 1, polls: 2 },
  programs: ({ yield: how, tasks, polls }) => {
    const hog = tasks + 1;
    const hogging = times(polls, (): Instruction => ({ does: 'compute' }));
    return [
      ...times(tasks, () => ({
        role: 'yielder',
        instructions: times(polls - 1, (): Instruction => ({ does: 'yield', how })),
      })),
      {
        role: 'waiter',
        instructions: [
          { does: 'spawn', task: hog },
          { does: 'wait', for: 'wake' },
        ],
      },
      { role: 'hog', instructions: [{ does: 'wake', task: tasks }, ...hogging] },
    ];
  },
};
