import { times } from '../building.ts';
import { endlessYielder, forEver, type EndlessWorkload } from './endless.ts';

/** How long a task waits for two that keep each other in the LIFO slot. */
export const pingPong: EndlessWorkload = {
  name: 'ping-pong',
  summary: 'Two tasks wake each other in turn beside a bystander that yields.',
  tasks: 1,
  about: ['bystander'],
  programs: ({ yield: how, tasks }) => [
    forEver('ping', { does: 'wake', task: 1 }, { does: 'wait', for: 'wake' }),
    forEver('pong', { does: 'wait', for: 'wake' }, { does: 'wake', task: 0 }),
    ...times(tasks, () => endlessYielder(how, 'bystander')),
  ],
};
