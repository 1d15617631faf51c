import { times, yielder } from './building.ts';
import type { Instruction } from './program.ts';
import type { Scenario } from './scenario.ts';

/** What a task that never runs out of ready resources does to its neighbours. */
export const coopBudget: Scenario = {
  name: 'coop-budget',
  summary: 'A task uses ready resources until its coop budget is used up, beside tasks that yield.',
  size: { tasks: 1, polls: 3 },
  programs: ({ yield: how, tasks, polls }) => [
    { role: 'receiver', instructions: times(6, (): Instruction => ({ does: 'use resource' })) },
    ...times(tasks, () => yielder(how, polls)),
  ],
};
