import { describe, expect, it } from 'vitest';
import type { Constants, Instruction, Program } from '../../../../model/index.ts';
import { mostBetween } from './support/between.ts';
import { cycles } from './support/cycles.ts';
import { explored, type ExploredStep } from './support/explored.ts';
import { forEver, waiter } from './support/programs.ts';
import { does, polls } from './support/steps.ts';

const victim = 0;

/** Two tasks that each wake all of `count` others and themselves, beside one that another thread wakes once. */
const crowd = (count: number): readonly Program[] => {
  const crowded = Array.from({ length: count }, (_, index) => 3 + index);
  const wakeAll = crowded.map((task): Instruction => ({ does: 'wake', task }));
  const waker = forEver('waker', ...wakeAll, { does: 'yield', how: 'self-wake' });
  const woken = forEver('woken', { does: 'wait', for: 'wake' });
  return [waiter('foreign wake'), waker, waker, ...crowded.map(() => woken)];
};

const explore = (release: string, count: number, globalQueueInterval: Constants['globalQueueInterval']) => {
  const graph = explored({
    release,
    constants: { workers: 1, eventInterval: 1, globalQueueInterval },
    programs: crowd(count),
    facts: {
      'in the local queue': ({ workers }) => workers.get(0).queue.includes(victim),
      'in the inject queue': ({ inject }) => inject.includes(victim),
      'tasks in the local queue': ({ workers }) => !workers.get(0).queue.isEmpty,
    },
  });
  const isThrownBack = ({ from, to }: ExploredStep): boolean =>
    graph.is('in the local queue', from) && graph.is('in the inject queue', to);
  const takes = does('take', ({ from }) => from === 'inject');
  const looksFirst = (step: ExploredStep): boolean =>
    takes(step) && graph.is('tasks in the local queue', step.from);
  return { graph, isThrownBack, looksFirst };
};

/** How often at most the victim is thrown back into the inject queue between its wake and its poll. */
const mostThrownBack = (release: string, globalQueueInterval = 3): number => {
  const { graph, isThrownBack } = explore(release, 6, globalQueueInterval);
  return mostBetween(graph, {
    since: ({ action }) => action === 'pushRemoteTask',
    until: polls(victim),
    count: (step) => (isThrownBack(step) ? 1 : 0),
  });
};

/** The rounds that a run can go for ever in which the victim is thrown back and never polled. */
const endlessRounds = (release: string) => {
  const { graph, isThrownBack, looksFirst } = explore(release, 5, 'auto');
  return cycles(graph, (step) => !polls(victim)(step))
    .filter(({ steps }) => steps.some(isThrownBack))
    .map(({ steps }) => steps.some(looksFirst));
};

describe('tokio#8029: a task taken from the inject queue is thrown back by an overflow, unpolled', () => {
  it.each(['1.29.0', '1.44.0', '1.51.0', '1.51.2'])('%s: twice', (release) => {
    expect(mostThrownBack(release)).toBe(2);
  });

  it.each(['1.52.0', '1.52.2', '1.53.1'])('%s: never, since the newest half overflows', (release) => {
    expect(mostThrownBack(release)).toBe(0);
  });

  it.each(['1.20.0', '1.28.2'])('%s: never, since no task is taken that is not polled next', (release) => {
    expect(mostThrownBack(release)).toBe(0);
  });

  it('1.51.2: for ever at some tuned intervals, though each round looks at the inject queue first', () => {
    const rounds = endlessRounds('1.51.2');
    expect(rounds).not.toEqual([]);
    expect(rounds).toContain(true);
  });

  it('1.51.2: for ever at no fixed interval, but no more than twice', () => {
    const most = [2, 3, 4, 5, 6, 7, 8].map((interval) => mostThrownBack('1.51.2', interval));
    expect(Math.max(...most)).toBe(2);
  });

  it('1.52.2: for ever at none', () => {
    expect(endlessRounds('1.52.2')).toEqual([]);
  });
});
