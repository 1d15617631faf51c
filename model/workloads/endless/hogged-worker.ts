import { times } from '../building.ts';
import { endlessYielder, forEver, type EndlessWorkload } from './endless.ts';

/** Who can be helped by other workers while a task keeps the thread of its own, for as long as it likes. */
export const hoggedWorker: EndlessWorkload = {
  name: 'hogged-worker',
  summary:
    'A hog wakes a waiter and computes for as long as it likes at each of its polls, beside tasks that yield.',
  tasks: 1,
  about: ['waiter', 'yielder'],
  programs: ({ yield: how, tasks }) => [
    forEver('waiter', { does: 'wait', for: 'wake' }),
    forEver(
      'hog',
      { does: 'wake', task: 0 },
      { does: 'compute', for: 'as long as it likes' },
      { does: 'yield', how: 'self-wake' },
    ),
    ...times(tasks, () => endlessYielder(how)),
  ],
};
