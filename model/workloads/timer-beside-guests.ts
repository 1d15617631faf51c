import { times } from './building.ts';
import type { Instruction } from './program.ts';
import type { Scenario } from './scenario.ts';

/** How long a timer waits for the driver while guests compute. */
export const timerBesideGuests: Scenario = {
  name: 'timer-beside-guests',
  summary: 'Wasmtime guests that reach their epoch deadline again and again, beside a task that sleeps.',
  size: { tasks: 2, polls: 2 },
  programs: ({ yield: how, tasks, polls }) => {
    const answer =
      how === 'self-wake' ? { answer: 'Yield' as const } : { answer: 'YieldCustom' as const, future: how };
    return [
      { role: 'sleeper', instructions: [{ does: 'wait', for: 'timer' }] },
      ...times(tasks, () => ({
        role: 'guest',
        instructions: times(polls - 1, (): Instruction => ({ does: 'epoch deadline', answers: [answer] })),
      })),
    ];
  },
};
