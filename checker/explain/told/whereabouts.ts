import type { ToldValue } from '../told-run.ts';
import type { Board } from './board.ts';

/** Where a task is that is to be polled, or what it waits for if it is not. */
export type Whereabouts =
  | { readonly kind: 'lifo' | 'deferred' | 'hand' | 'polled'; readonly worker: number }
  /** `ahead` tasks are before it there. */
  | { readonly kind: 'queue'; readonly worker: number; readonly ahead: number }
  | { readonly kind: 'inject'; readonly ahead: number }
  /** A timer or socket that is ready and that no worker has looked at yet. */
  | { readonly kind: 'due' }
  /** Something outside the runtime, which has not happened yet. */
  | { readonly kind: 'outside' }
  | { readonly kind: 'nowhere' };

const positionIn = (queue: ToldValue | undefined, task: number): number =>
  Array.isArray(queue) ? queue.indexOf(task) : -1;

const onWorker = (board: Board, worker: number, task: number): Whereabouts | undefined => {
  if (board.ofWorker(worker, 'current') === task)
    return { kind: board.ofWorker(worker, 'at') === 'found' ? 'hand' : 'polled', worker };
  if (board.ofWorker(worker, 'lifoSlot') === task) return { kind: 'lifo', worker };
  const ahead = positionIn(board.ofWorker(worker, 'queue'), task);
  if (ahead >= 0) return { kind: 'queue', worker, ahead };
  return positionIn(board.ofWorker(worker, 'deferred'), task) >= 0 ? { kind: 'deferred', worker } : undefined;
};

/** Where the task with this number is in a state with so many workers. */
export const whereIs = (board: Board, task: number, workers: number): Whereabouts => {
  for (let worker = 0; worker < workers; worker++) {
    const found = onWorker(board, worker, task);
    if (found !== undefined) return found;
  }
  const ahead = positionIn(board.ofRuntime('inject'), task);
  if (ahead >= 0) return { kind: 'inject', ahead };
  const event = board.ofTask(task, 'event');
  if (event === 'due') return { kind: 'due' };
  return event === 'registered' ? { kind: 'outside' } : { kind: 'nowhere' };
};

/** Where it is, as a phrase that goes on after `waits`. */
export const placeInWords = (place: Whereabouts): string => {
  switch (place.kind) {
    case 'lifo':
      return `in the LIFO slot of worker ${place.worker}`;
    case 'queue':
      return `in the queue of worker ${place.worker}`;
    case 'deferred':
      return `on the deferred list of worker ${place.worker}`;
    case 'hand':
      return `in the hands of worker ${place.worker}`;
    case 'polled':
      return `in its poll on worker ${place.worker}`;
    case 'inject':
      return 'in the inject queue';
    case 'due':
      return 'for a timer or socket that is ready and that nobody looks at';
    case 'outside':
      return 'for something outside the runtime';
    case 'nowhere':
      return 'in no queue';
  }
};
