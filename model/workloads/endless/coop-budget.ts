import { times } from '../building.ts';
import { endlessYielder, forEver, type EndlessWorkload } from './endless.ts';

/** What a task that never runs out of ready resources does to its neighbours. */
export const coopBudget: EndlessWorkload = {
  name: 'coop-budget',
  summary: 'A task uses ready resources until its coop budget is used up, beside tasks that yield.',
  tasks: 1,
  about: ['receiver'],
  programs: ({ yield: how, tasks }) => [
    forEver('receiver', { does: 'use resource' }),
    ...times(tasks, () => endlessYielder(how)),
  ],
};
