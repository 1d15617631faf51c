import { times, yielder } from './building.ts';
import type { Scenario } from './scenario.ts';

/** Work that comes to a runtime which may have gone to sleep. */
export const foreignSpawns: Scenario = {
  name: 'foreign-spawns',
  summary: 'A thread foreign to the runtime spawns tasks that yield, whenever it likes.',
  size: { tasks: 1, polls: 2 },
  programs: ({ yield: how, tasks, polls }) => [
    yielder(how, polls),
    ...times(tasks, () => ({ ...yielder(how, polls, 'spawned'), spawnedBy: 'foreign thread' as const })),
  ],
};
