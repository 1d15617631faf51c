import { times } from '../building.ts';
import { endlessYielder, type EndlessWorkload } from './endless.ts';

/** What one task that wakes itself does to those that yield in the way asked about. */
export const besideSelfWaker: EndlessWorkload = {
  name: 'beside-self-waker',
  summary: 'Tasks that yield beside one that wakes itself at each poll.',
  tasks: 1,
  about: ['yielder'],
  programs: ({ yield: how, tasks }) => [
    endlessYielder('self-wake', 'self-waker'),
    ...times(tasks, () => endlessYielder(how)),
  ],
};
