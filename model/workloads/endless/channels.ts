import { times } from '../building.ts';
import { endlessYielder, forEver, type EndlessWorkload } from './endless.ts';

/** What the coop budget does to a pair in the LIFO slot that nothing else would stop. */
export const channels: EndlessWorkload = {
  name: 'channels',
  summary:
    'Two tasks send each other messages in turn, each a unit of budget, beside a bystander that yields.',
  tasks: 1,
  about: ['bystander'],
  programs: ({ yield: how, tasks }) => [
    forEver('ping', { does: 'wake', task: 1 }, { does: 'wait', for: 'wake' }, { does: 'use resource' }),
    forEver('pong', { does: 'wait', for: 'wake' }, { does: 'use resource' }, { does: 'wake', task: 0 }),
    ...times(tasks, () => endlessYielder(how, 'bystander')),
  ],
};
