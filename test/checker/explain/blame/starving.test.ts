import { describe, expect, test } from 'vitest';
import { delayOf } from '../../../../checker/explain/blame/starving.ts';
import type { Stretch } from '../../../../checker/explain/blame/stretch.ts';
import type { Whereabouts } from '../../../../checker/explain/told/whereabouts.ts';

const about = { task: 2, roles: ['guest', 'sleeper'], way: 'self-wake', lifoStealable: false };

const busy: Stretch = {
  polls: [[1, 60]],
  takenFrom: ['local'],
  steals: 0,
  ends: 60,
  passes: 0,
  underWay: [],
  yieldedBy: undefined,
  place: { kind: 'queue', worker: 0, ahead: 1 },
};

const at = (place: Whereabouts, changes: Partial<Stretch> = {}): Stretch => ({ ...busy, ...changes, place });

describe('who keeps a task waiting', () => {
  test.each<[string, Stretch, string, string]>([
    [
      'a timer that nobody looks at while tasks wake themselves',
      at({ kind: 'due' }),
      'yield',
      'Only task 1 (guest) is polled, taken from the queue; task 2 (sleeper) waits for a timer or socket that is ready and that nobody looks at: a task that yields by self-wake is back in the queue before its worker looks at timers and sockets.',
    ],
    [
      'a LIFO slot that comes first every time',
      at({ kind: 'inject', ahead: 0 }, { takenFrom: ['lifo', 'lifo-chain'] }),
      'scheduler',
      'Only task 1 (guest) is polled, taken from the LIFO slot; task 2 (sleeper) waits in the inject queue, and the LIFO slot comes first every time.',
    ],
    [
      'a deferred list whose worker never looks at timers and sockets',
      at({ kind: 'deferred', worker: 1 }),
      'yield',
      'Only task 1 (guest) is polled, taken from the queue; task 2 (sleeper) waits on the deferred list of worker 1, where yield_now has left it until that worker looks at timers and sockets, which it never does.',
    ],
    [
      'a deferred list that a task out of coop budget is on',
      at({ kind: 'deferred', worker: 1 }, { passes: 1, yieldedBy: 'coop' }),
      'yield',
      'Only task 1 (guest) is polled, taken from the queue; task 2 (sleeper) waits on the deferred list of worker 1, where its coop budget, which it used up, has left it until that worker looks at timers and sockets.',
    ],
    [
      'a poll that does not end',
      at({ kind: 'lifo', worker: 0 }, { polls: [], takenFrom: [], ends: 0, underWay: [1] }),
      'guest',
      'Task 1 (guest) does not return from its poll, and meanwhile task 2 (sleeper) waits in the LIFO slot of worker 0.',
    ],
    [
      'nothing that happens at all',
      at({ kind: 'queue', worker: 0, ahead: 0 }, { polls: [], takenFrom: [], ends: 0 }),
      'scheduler',
      'Nobody is polled at all: task 2 (sleeper) waits in the queue of worker 0, and no worker comes to take it.',
    ],
  ])('is told of %s', (_, stretch, who, because) => {
    expect(delayOf(stretch, about).blame).toEqual({ who, because });
  });

  test('is the scheduler if timers were looked at all the while', () => {
    expect(delayOf(at({ kind: 'due' }, { passes: 5 }), about).blame.who).toBe('scheduler');
  });

  test('does not have it that a LIFO slot is out of reach in a release where it can be stolen', () => {
    const stretch = at({ kind: 'lifo', worker: 0 });
    expect(delayOf(stretch, about).blame.because).toMatch(/, from which no other worker may take it\.$/u);
    const { because } = delayOf(stretch, { ...about, lifoStealable: true }).blame;
    expect(because).toMatch(/waits in the LIFO slot of worker 0\.$/u);
  });

  test('is told in few words of many tasks', () => {
    const polls = Array.from({ length: 9 }, (_, index) => [index + 3, 1] as const);
    const { because } = delayOf(at(busy.place, { polls }), about).blame;
    expect(because).toMatch(/^Only task 3, task 4, task 5, task 6 and 5 more are polled, /u);
  });
});
