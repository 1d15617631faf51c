import { describe, expect, it } from 'vitest';
import { mostBetween } from './support/between.ts';
import { explored } from './support/explored.ts';
import { forEver, waiter } from './support/programs.ts';
import { does, polls, pollsOf } from './support/steps.ts';

const receiver = forEver('receiver', { does: 'use resource' });

/** Polls of the receiver at most while a timer is due and the task that waits for it is not polled. */
const whileDue = (release: string, eventInterval: number): number =>
  mostBetween(
    explored({
      release,
      constants: { workers: 1, eventInterval, coopBudget: 2 },
      programs: [waiter('timer'), receiver],
    }),
    { since: ({ action }) => action === 'becomesDue', until: polls(0), count: pollsOf(1) },
  );

/** Polls of a task that wakes itself at most between two of the receiver, with Tokio's own constants. */
const besideSelfWaker = (release: string): number =>
  mostBetween(
    explored({
      release,
      constants: { workers: 1, eventInterval: 61, globalQueueInterval: 61, coopBudget: 128 },
      programs: [receiver, forEver('self-waker', { does: 'yield', how: 'self-wake' })],
    }),
    { since: does('yield', ({ how }) => how === 'coop'), until: polls(0), count: pollsOf(1) },
  );

describe('tokio#7185: a task out of coop budget keeps its worker from the driver', () => {
  it.each(['1.20.0', '1.29.0', '1.43.0'])('%s: for up to the event interval', (release) => {
    const intervals = [3, 4, 5, 12];
    expect(intervals.map((interval) => whileDue(release, interval))).toEqual(intervals);
  });

  it.each(['1.44.0', '1.53.1'])('%s: for up to 3 polls, whatever the event interval', (release) => {
    const waits = [3, 4, 5, 12, 61].map((interval) => whileDue(release, interval));
    expect(Math.max(...waits)).toBe(3);
  });

  it.each([
    ['1.43.0', 1],
    ['1.44.0', 60],
    ['1.53.1', 60],
  ])('%s: it is polled again after up to %i polls of a task that wakes itself', (release, most) => {
    expect(besideSelfWaker(release)).toBe(most);
  });
});
