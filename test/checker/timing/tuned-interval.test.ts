import { assert, constant, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchEnds, picks, takes, untuned } from '../../../checker/conformance/tuned-interval.ts';
import { realConstants } from '../../../checker/starvation/index.ts';
import { simulatorOf } from '../../../checker/timing/simulate.ts';
import { usualSurroundings } from '../../../checker/timing/surroundings.ts';
import { TunedInterval } from '../../../checker/timing/tuned-interval.ts';
import { rulesOf } from '../../../model/index.ts';
import type { Instruction, Program } from '../../../model/index.ts';

/** A worker that is never idle: each tick takes so long as a whole, and each batch has so many of them. */
interface Busy {
  readonly ticks: number;
  readonly length: number;
  readonly batch: number;
}

/** The ticks that look at the inject queue first. */
const looks = ({ ticks, length, batch }: Busy): readonly number[] => {
  const interval = new TunedInterval();
  const found: number[] = [];
  for (let tick = 1; tick <= ticks; tick++) {
    const at = (tick - 1) * length;
    if (interval.isDue) found.push(tick);
    interval.ticks(at);
    interval.takes(at);
    if (tick % batch === 0) interval.batchEnds(at + length);
  }
  return found;
};

/** The same as a recording is asked about it, whose times are exact. */
const foretold = ({ ticks, length, batch }: Busy): readonly number[] => {
  const found: number[] = [];
  let tuned = untuned;
  for (let tick = 1; tick <= ticks; tick++) {
    const at = (tick - 1) * length;
    const picked = picks({ ...tuned, began: tuned.began ?? at }, false);
    if (picked.looks) found.push(tick);
    tuned = takes(picked.tuned);
    if (tick % batch === 0) tuned = batchEnds({ ...tuned, active: at + length });
  }
  return found;
};

describe('the interval between two looks at the inject queue', () => {
  test('is 61 until something was measured', () => {
    expect(looks({ ticks: 200, length: 1_000_000, batch: 1000 })).toEqual([61, 122, 183]);
  });

  test('becomes 2 where a tick takes longer than the target allows', () => {
    expect(looks({ ticks: 70, length: 1_000_000, batch: 1000 })).toEqual([61]);
    expect(looks({ ticks: 130, length: 1_000_000, batch: 10 }).slice(0, 4)).toEqual([61, 62, 64, 66]);
  });

  test('becomes 127 where ticks take no time', () => {
    expect(looks({ ticks: 400, length: 100, batch: 10 })).toEqual([61, 127, 254, 381]);
  });

  test('is tuned as a recording is foretold', () => {
    const busy = record({
      ticks: constant(400),
      length: integer({ min: 1, max: 500_000 }),
      batch: integer({ min: 1, max: 70 }),
    });
    assert(
      property(busy, (one) => {
        expect(looks(one)).toEqual(foretold(one));
      }),
    );
  });

  test('has nothing in its batches of what the worker does between them', () => {
    const interval = new TunedInterval();
    for (let tick = 1; tick <= 61; tick++) {
      const at = tick * 1_000_000;
      interval.ticks(at);
      interval.takes(at);
      interval.batchEnds(at + 2_000);
    }
    for (let tick = 62; tick < 99; tick++) {
      expect(interval.isDue).toBe(false);
      interval.ticks(100_000_000);
    }
    expect(interval.isDue).toBe(true);
  });
});

const task = (role: string, ...instructions: readonly Instruction[]): Program => ({
  role,
  instructions: [...instructions, { does: 'repeat' }],
});
const pairs = (other: number): Program =>
  task('one of a pair', { does: 'compute' }, { does: 'wake', task: other }, { does: 'wait', for: 'wake' });

/** How many ticks took a task, each with those that its LIFO slot chains to it, from a message to the take that is for it. */
const ticksToMessages = (computes: number): readonly number[] => {
  const rules = rulesOf('1.53.1');
  if (rules === undefined) throw new Error('1.53.1 is not known');
  const programs = [task('messages', { does: 'wait', for: 'foreign wake' }), pairs(2), pairs(1)];
  const constants = { ...realConstants('multi_thread'), globalQueueInterval: 'auto' as const };
  const found: number[] = [];
  let ticks = 0;
  simulatorOf({ rules, constants, programs })(
    {
      surroundings: { ...usualSurroundings, computes: { for: computes } },
      seed: 1,
      run: 0,
      until: 60_000_000,
    },
    ({ events }) => {
      for (const event of events) {
        if (event.e === 'wake.begin' && event.from === 'external') ticks = 0;
        if (event.e !== 'take' || event.from === 'lifo-chain') continue;
        ticks += 1;
        if (event.from === 'inject' && event.task === 1) found.push(ticks);
      }
    },
  );
  return found.slice(3);
};

describe('a runtime in time that tunes its interval', () => {
  test('has the interval of its ticks, each as long as the polls that its LIFO slot chains', () => {
    const found = ticksToMessages(20_000);
    expect(found.length).toBeGreaterThan(8);
    // A tick of four polls takes 80 microseconds, of which two fit into the 200 that Tokio wants.
    expect(Math.max(...found)).toBe(2);
    // Four of 5 microseconds would leave room for ten ticks, but for what the worker does in between.
    expect(Math.max(...ticksToMessages(5_000))).toBe(9);
  });
});
