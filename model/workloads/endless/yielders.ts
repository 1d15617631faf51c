import { times } from '../building.ts';
import { endlessYielder, type EndlessWorkload } from './endless.ts';

/** Whether tasks that yield alike all get their turns. */
export const yielders: EndlessWorkload = {
  name: 'yielders',
  summary: 'Tasks that only yield, all in the same way.',
  tasks: 2,
  about: ['yielder'],
  programs: ({ yield: how, tasks }) => times(tasks, () => endlessYielder(how)),
};
