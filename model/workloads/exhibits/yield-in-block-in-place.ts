import { times } from '../building.ts';
import type { Instruction, Program } from '../program.ts';
import type { Scenario } from '../scenario.ts';
import type { YieldName } from '../../yields/yield-way.ts';

const blocker = (how: YieldName, polls: number, runs: 'Handle::block_on' | 'another block_on'): Program => ({
  role: 'blocker',
  instructions: [
    { does: 'block in place', runs },
    ...times(polls - 1, (): Instruction => ({ does: 'yield', how })),
    { does: 'end block in place' },
  ],
});

/** Whether a future that yields on a thread which gave its core away is deferred, and who wakes it then. */
export const yieldInBlockInPlace: Scenario = {
  name: 'yield-in-block-in-place',
  summary: "Within block_in_place a task yields in Tokio's block_on, and another in another executor's.",
  size: { tasks: 1, polls: 2 },
  programs: ({ yield: how, tasks, polls }) => [
    blocker(how, polls, 'Handle::block_on'),
    ...times(tasks, () => blocker(how, polls, 'another block_on')),
  ],
};
