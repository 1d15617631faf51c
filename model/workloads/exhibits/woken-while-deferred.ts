import { times, yielder } from '../building.ts';
import type { Scenario } from '../scenario.ts';

/** A waker that is on the deferred list already is put there once more. */
export const wokenWhileDeferred: Scenario = {
  name: 'woken-while-deferred',
  summary: 'A task is woken by another after it has yielded, and yields again.',
  size: { tasks: 1, polls: 3 },
  programs: ({ yield: how, tasks, polls }) => [
    yielder(how, polls),
    ...times(tasks, () => ({ role: 'waker', instructions: [{ does: 'wake' as const, task: 0 }] })),
  ],
};
