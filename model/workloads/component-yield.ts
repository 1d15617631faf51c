import { times } from './building.ts';
import type { Instruction } from './program.ts';
import type { Scenario } from './scenario.ts';

/** Whether the loop of a component lets anybody else run: not the executor's tasks nor its driver, before Wasmtime 45. */
export const componentYield: Scenario = {
  name: 'component-yield',
  summary:
    'A guest task of a component that yields to its event loop again and again, beside a task that yields and then waits for a socket.',
  size: { tasks: 1, polls: 3 },
  programs: ({ yield: how, tasks, polls }) => [
    ...times(tasks, () => ({
      role: 'component',
      instructions: times(polls - 1, (): Instruction => ({ does: 'component yield' })),
    })),
    {
      role: 'reader',
      instructions: [
        { does: 'yield', how },
        { does: 'wait', for: 'socket' },
      ],
    },
  ],
};
