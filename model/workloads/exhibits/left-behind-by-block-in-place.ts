import { times, yielder } from '../building.ts';
import type { Scenario } from '../scenario.ts';

/** What block_in_place does with tasks that its worker has in its LIFO slot and on its deferred list. */
export const leftBehindByBlockInPlace: Scenario = {
  name: 'left-behind-by-block-in-place',
  summary: 'Beside tasks that yield, one spawns another and calls block_in_place.',
  size: { tasks: 1, polls: 2 },
  programs: ({ yield: how, tasks, polls }) => [
    ...times(tasks, () => yielder(how, polls)),
    {
      role: 'blocker',
      instructions: [
        { does: 'spawn', task: tasks + 1 },
        { does: 'block in place', runs: 'another block_on' },
        { does: 'end block in place' },
      ],
    },
    { role: 'child', instructions: [] },
  ],
};
