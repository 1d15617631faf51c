import { times } from '../building.ts';
import type { Scenario } from '../scenario.ts';

/** Whether a thread sleeps, and looks at timers, whose park hook makes work each time. */
export const wakingParkHook: Scenario = {
  name: 'waking-park-hook',
  summary: 'On current_thread the park hook wakes the future in block_on, which waits for tasks that sleep.',
  size: { tasks: 1, polls: 2 },
  onlyOn: 'current_thread',
  programs: ({ tasks }) =>
    times(tasks, () => ({
      role: 'sleeper',
      instructions: [{ does: 'wait' as const, for: 'timer' as const }],
    })),
  parkHook: 'wakes',
};
