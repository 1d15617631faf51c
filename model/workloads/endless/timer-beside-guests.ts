import { times } from '../building.ts';
import { answerFor, forEver, type EndlessWorkload } from './endless.ts';

/** How long a timer waits for the driver while guests compute. */
export const timerBesideGuests: EndlessWorkload = {
  name: 'timer-beside-guests',
  summary: 'Wasmtime guests that reach their epoch deadline again and again, beside a task that sleeps.',
  tasks: 1,
  about: ['sleeper'],
  programs: ({ yield: how, tasks }) => [
    forEver('sleeper', { does: 'wait', for: 'timer' }),
    ...times(tasks, () => forEver('guest', { does: 'epoch deadline', answers: [answerFor(how)] })),
  ],
};
