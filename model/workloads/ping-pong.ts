import { yielder } from './building.ts';
import type { Instruction } from './program.ts';
import type { Scenario } from './scenario.ts';

const rounds = (count: number, round: readonly Instruction[]): readonly Instruction[] =>
  Array.from({ length: count }, () => round).flat();

/** Two tasks that keep each other in the LIFO slot, and one that waits for its turn meanwhile. */
export const pingPong: Scenario = {
  name: 'ping-pong',
  summary: 'Two tasks wake each other in turn beside a bystander that yields.',
  size: { tasks: 1, polls: 2 },
  programs: ({ yield: how, tasks, polls }) => [
    {
      role: 'ping',
      instructions: rounds(polls, [
        { does: 'wake', task: 1 },
        { does: 'wait', for: 'wake' },
      ]),
    },
    {
      role: 'pong',
      instructions: rounds(polls, [
        { does: 'wait', for: 'wake' },
        { does: 'wake', task: 0 },
      ]),
    },
    ...Array.from({ length: tasks }, () => yielder(how, polls, 'bystander')),
  ],
};
