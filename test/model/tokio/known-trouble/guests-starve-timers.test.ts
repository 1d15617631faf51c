import { describe, expect, it } from 'vitest';
import type { Constants, YieldName } from '../../../../model/index.ts';
import { mostBetween } from './support/between.ts';
import { explored } from './support/explored.ts';
import { guest, waiter } from './support/programs.ts';
import { polls, pollsOf } from './support/steps.ts';

const explore = (
  what: 'timer' | 'foreign wake',
  how: YieldName,
  guests: number,
  constants: Partial<Constants>,
) =>
  explored({
    release: '1.53.1',
    constants: { workers: 1, ...constants },
    programs: [waiter(what), ...Array.from({ length: guests }, () => guest(how))],
  });

/** Polls of guests at most while a timer is due and the task that waits for it is not polled. */
const whileDue = (how: YieldName, guests: number, eventInterval: number): number =>
  mostBetween(explore('timer', how, guests, { eventInterval, globalQueueInterval: 3 }), {
    since: ({ action }) => action === 'becomesDue',
    until: polls(0),
    count: pollsOf(1, 2),
  });

/** Polls of guests at most while a task that another thread has woken is not polled. */
const whileInjected = (how: YieldName, globalQueueInterval: number): number =>
  mostBetween(explore('foreign wake', how, 1, { eventInterval: 7, globalQueueInterval }), {
    since: ({ action }) => action === 'pushRemoteTask',
    until: polls(0),
    count: pollsOf(1),
  });

describe('wasmtime#10667: guests that compute keep a worker from timers, sockets and other threads', () => {
  it.each([3, 4, 5, 61])(
    'self-wake: a timer that is due waits for up to %i polls of guests, the event interval',
    (eventInterval) => {
      expect(whileDue('self-wake', 1, eventInterval)).toBe(eventInterval);
      expect(whileDue('self-wake', 2, eventInterval)).toBe(eventInterval);
    },
  );

  it.each([
    [1, 3],
    [2, 4],
  ])('yield_now: beside %i guests for up to %i polls, whatever the event interval', (guests, most) => {
    const waits = [3, 4, 5, 6, 7, 8, 61].map((eventInterval) => whileDue('yield_now', guests, eventInterval));
    expect(Math.max(...waits)).toBe(most);
    expect(waits.at(-1)).toBe(most);
  });

  it.each([2, 3, 4, 5, 13])(
    'self-wake: a task woken by another thread waits for up to %i polls, the global queue interval',
    (globalQueueInterval) => {
      expect(whileInjected('self-wake', globalQueueInterval)).toBe(globalQueueInterval);
    },
  );

  it.each([2, 3, 4, 5, 13])(
    'yield_now: for up to 2, with a global queue interval of %i',
    (globalQueueInterval) => {
      expect(whileInjected('yield_now', globalQueueInterval)).toBeLessThanOrEqual(2);
    },
  );
});
