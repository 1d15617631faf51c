import { times } from './building.ts';
import type { Instruction } from './program.ts';
import type { Scenario } from './scenario.ts';

/** Everything a deadline callback may answer, and fuel, which has no callback. */
export const guestAnswers: Scenario = {
  name: 'guest-answers',
  summary:
    'A guest whose epoch callback may answer Continue, Yield, YieldCustom or Interrupt, beside one that runs on fuel.',
  size: { tasks: 1, polls: 3 },
  programs: ({ yield: how, tasks, polls }) => [
    ...times(tasks, () => ({
      role: 'guest with epochs',
      instructions: times(polls - 1, (): Instruction => ({
        does: 'epoch deadline',
        answers: [
          { answer: 'Continue' },
          { answer: 'Yield' },
          { answer: 'YieldCustom', future: how },
          { answer: 'Interrupt' },
        ],
      })),
    })),
    { role: 'guest with fuel', instructions: times(polls - 1, (): Instruction => ({ does: 'out of fuel' })) },
  ],
};
