import { times, yielder } from './building.ts';
import type { Scenario } from './scenario.ts';

/** The order and place in which yielding tasks resume. */
export const yielders: Scenario = {
  name: 'yielders',
  summary: 'Tasks that only yield, all in the same way.',
  size: { tasks: 3, polls: 3 },
  programs: ({ yield: how, tasks, polls }) => times(tasks, () => yielder(how, polls)),
};
