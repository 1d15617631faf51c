import { times, yielder } from '../building.ts';
import type { Scenario } from '../scenario.ts';

/** What a future in block_on does to its thread by waking itself. */
export const yieldingMain: Scenario = {
  name: 'yielding-main',
  summary: 'On current_thread the future in block_on yields, and then waits for tasks that sleep.',
  size: { tasks: 1, polls: 2 },
  onlyOn: 'current_thread',
  programs: ({ tasks }) =>
    times(tasks, () => ({
      role: 'sleeper',
      instructions: [{ does: 'wait' as const, for: 'timer' as const }],
    })),
  blockOn: ({ yield: how, polls }) => yielder(how, polls, 'block_on'),
};
