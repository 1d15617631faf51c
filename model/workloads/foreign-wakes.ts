import { times, yielder } from './building.ts';
import type { Instruction } from './program.ts';
import type { Scenario } from './scenario.ts';

/** How long work from another thread waits in the inject queue. */
export const foreignWakes: Scenario = {
  name: 'foreign-wakes',
  summary: 'A task woken again and again by a thread foreign to the runtime, beside tasks that yield.',
  size: { tasks: 1, polls: 2 },
  programs: ({ yield: how, tasks, polls }) => [
    {
      role: 'woken',
      instructions: times(polls - 1, (): Instruction => ({ does: 'wait', for: 'foreign wake' })),
    },
    ...times(tasks, () => yielder(how, polls)),
  ],
};
