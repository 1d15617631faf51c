import { describe, expect, test } from 'vitest';
import { Pace } from '../../../checker/exploration/pace.ts';

const paced = (seconds: number) => {
  const state = { now: 0, stopped: false };
  const pace = new Pace({ seconds, stopped: () => state.stopped, elapsed: () => state.now });
  return { state, pace };
};

test('without Ctrl-C the limit stays as it is', () => {
  const { state, pace } = paced(20);
  state.now = 3;
  pace.checking();
  state.now = 30;
  pace.checking();
  expect(pace.limit).toBe(20);
  expect(pace.finding).toBe(3);
});

describe('Ctrl-C', () => {
  test('while states are found leaves a short time to check them', () => {
    const { state, pace } = paced(Infinity);
    state.now = 100;
    expect(pace.limit).toBe(Infinity);
    state.stopped = true;
    expect(pace.limit).toBe(0);
    expect(pace.limit).toBe(110);
    expect(pace.finding).toBe(100);
  });

  test('grants no more time than there was', () => {
    const { state, pace } = paced(105);
    state.now = 100;
    state.stopped = true;
    expect([pace.limit, pace.limit]).toEqual([0, 105]);
  });

  test('while properties are checked ends at once', () => {
    const { state, pace } = paced(Infinity);
    pace.checking();
    state.stopped = true;
    expect([pace.limit, pace.limit]).toEqual([0, 0]);
  });
});
