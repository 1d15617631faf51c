import { times } from '../building.ts';
import { endlessYielder, forEver, type EndlessWorkload } from './endless.ts';

/** How long work from another thread waits in the inject queue. */
export const foreignWakes: EndlessWorkload = {
  name: 'foreign-wakes',
  summary: 'A task woken again and again by a thread foreign to the runtime, beside tasks that yield.',
  tasks: 1,
  about: ['woken'],
  programs: ({ yield: how, tasks }) => [
    forEver('woken', { does: 'wait', for: 'foreign wake' }),
    ...times(tasks, () => endlessYielder(how)),
  ],
};
