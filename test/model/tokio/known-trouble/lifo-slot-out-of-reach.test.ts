import { describe, expect, it } from 'vitest';
import { cycles } from './support/cycles.ts';
import { explored } from './support/explored.ts';
import { pingPong, short } from './support/programs.ts';
import { emits, inOneRound } from './support/steps.ts';

const reachable = ['1.51.0', '1.51.1', '1.52.0', '1.52.1'];
const outOfReach = ['1.20.0', '1.28.2', '1.29.0', '1.44.0', '1.50.0', '1.51.2', '1.52.2', '1.53.1'];

const isHelped = (release: string): boolean =>
  explored({
    release,
    programs: [{ role: 'hog', instructions: [{ does: 'spawn', task: 1 }, { does: 'compute' }] }, short],
    facts: {
      'both are polled at once': ({ workers }) =>
        workers.get(0).at === 'polling' && workers.get(1).at === 'polling',
    },
  }).reaches('both are polled at once');

describe('tokio#4323, #4941: a task in the LIFO slot waits for a worker that is kept busy', () => {
  it.each(outOfReach)('%s: in every run, however idle the other worker is', (release) => {
    expect(isHelped(release)).toBe(false);
  });

  it.each(reachable)('%s, #7431 until its revert in #8100: the other worker may steal it', (release) => {
    expect(isHelped(release)).toBe(true);
  });
});

const pair = (release: string) => {
  const graph = explored({
    release,
    constants: { workers: 1, eventInterval: 61, globalQueueInterval: 61 },
    programs: [pingPong(1, { starts: true }), pingPong(0, { starts: false })],
  });
  const [round, ...others] = cycles(graph);
  if (round === undefined || others.length > 0) throw new Error('one worker goes round one way');
  const count = (counted: Parameters<typeof inOneRound>[1]) => inOneRound(round, counted);
  return {
    toSlot: count(emits('schedule', ({ to }) => to === 'lifo')),
    toQueue: count(emits('schedule', ({ to }) => to === 'back')),
    notified: count(emits('notify')),
  };
};

describe('tokio#8065: a push into the LIFO slot notifies', () => {
  it.each(['1.20.0', '1.28.2'])('%s: never, and there are no other pushes', (release) => {
    expect(pair(release)).toEqual({ toSlot: 2, toQueue: 0, notified: 0 });
  });

  it.each(['1.29.0', '1.50.0', '1.51.2', '1.52.2', '1.53.1'])(
    '%s: never; only each fourth wake, which the cap sends to the queue, does',
    (release) => {
      expect(pair(release)).toEqual({ toSlot: 183, toQueue: 61, notified: 61 });
    },
  );

  it.each(reachable)('%s: always, so that every wake does', (release) => {
    expect(pair(release)).toEqual({ toSlot: 183, toQueue: 61, notified: 244 });
  });
});
