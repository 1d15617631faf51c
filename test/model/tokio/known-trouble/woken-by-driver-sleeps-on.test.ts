import { describe, expect, it } from 'vitest';
import { explored } from './support/explored.ts';
import { short, waiter } from './support/programs.ts';

const explore = (release: string, lifoSlot: boolean) =>
  explored({
    release,
    constants: { lifoSlot },
    programs: [waiter('timer'), short],
    facts: {
      'a worker sleeps on its own work': ({ workers }) =>
        [workers.get(0), workers.get(1)].some(
          ({ at, queue }) => (at === 'in-driver' || at === 'on-condvar') && !queue.isEmpty,
        ),
      'every task is complete': ({ tasks }) =>
        tasks.get(0).state === 'complete' && tasks.get(1).state === 'complete',
    },
  });

const ends = ({ steps }: ReturnType<typeof explore>): readonly number[] =>
  steps.flatMap((from, state) => (from.length === 0 ? [state] : []));

describe('tokio#5751, #5753: without the LIFO slot, a worker goes back to sleep on a task its driver has woken', () => {
  it.each(['1.21.0', '1.23.0', '1.28.2'])(
    '%s: it may, and another worker finds the task in every run',
    (release) => {
      const graph = explore(release, false);
      expect(graph.reaches('a worker sleeps on its own work')).toBe(true);
      expect(ends(graph)).not.toEqual([]);
      expect(ends(graph).filter((state) => !graph.is('every task is complete', state))).toEqual([]);
    },
  );

  it.each(['1.29.0', '1.44.0', '1.53.1'])('%s: never', (release) => {
    expect(explore(release, false).reaches('a worker sleeps on its own work')).toBe(false);
  });

  it.each(['1.21.0', '1.28.2', '1.53.1'])('%s: never with the LIFO slot', (release) => {
    expect(explore(release, true).reaches('a worker sleeps on its own work')).toBe(false);
  });
});
