import { describe, expect, test } from 'vitest';
import { figuresOf } from '../../scripts/guest-yields/figures.ts';
import type { Recorded, Yield } from '../../scripts/guest-yields/recorded.ts';

const away = (guest: number, begins: number, ends: number, more: Partial<Yield> = {}): Yield => ({
  guest,
  begins,
  ends,
  passes: 0,
  migrates: false,
  leaves: true,
  ...more,
});

const recorded = (more: Partial<Recorded>): Recorded => ({
  yields: [],
  polls: [],
  late: { timer: [], socket: [], message: [] },
  turns: [],
  ...more,
});

describe('figures of guests', () => {
  test('count as overtaking what ends before what began before it, of another guest', () => {
    const figures = figuresOf(recorded({ yields: [away(1, 0, 30), away(2, 10, 20), away(1, 40, 50)] }));
    expect(figures.overtaking).toBeCloseTo(100 / 3);
    expect(figuresOf(recorded({ yields: [away(1, 0, 20), away(2, 10, 30)] })).overtaking).toBe(0);
  });

  test('count polls of others during a yield, without those at its ends and its own', () => {
    const polls = [5, 10, 12, 15, 20].map((at) => ({ guest: 2, at }));
    const figures = figuresOf(
      recorded({ yields: [away(1, 10, 20)], polls: [...polls, { guest: 1, at: 13 }] }),
    );
    expect(figures.othersAtMost).toBe(2);
  });

  test('tell how many yields migrate, and how many have no pass', () => {
    const yields = [
      away(1, 0, 1, { passes: 2 }),
      away(1, 2, 3),
      away(1, 4, 5, { migrates: true, passes: undefined }),
    ];
    const { migrating, passes, withoutPass } = figuresOf(recorded({ yields }));
    expect(migrating).toBeCloseTo(100 / 3);
    expect({ passes, withoutPass }).toEqual({ passes: 1, withoutPass: 50 });
    expect(figuresOf(recorded({})).passes).toBeUndefined();
  });

  test('count polls from the end of the millisecond in which a timer is due, and of a socket at once', () => {
    const polls = [500_000, 1_500_000, 2_500_000].map((at) => ({ guest: 1, at }));
    const wait = [{ happened: 0, polled: 3_000_000 }];
    const { timer, socket } = figuresOf(
      recorded({ polls, late: { timer: wait, socket: wait, message: [] } }),
    ).late;
    expect([timer.polls, socket.polls]).toEqual([2, 3]);
    expect(timer).toMatchObject({ count: 1, median: 3, most: 3 });
  });
});
